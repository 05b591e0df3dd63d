package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class WatchTest {
  private final Run run = new Run();

  @TempDir private Path folder;

  @Test
  void simulatedServersOfAllKindsAreReadyAndAnswer() throws Exception {
    Path summary = folder.resolve("summary.json");
    String[] arguments = {
      "watch", "--simulate", "18", "--for", "6s", "--interval", "1s", "--json", summary.toString()
    };
    assertEquals(0, run.rcon(arguments), run.out() + run.err());
    String json = Files.readString(summary);
    assertTrue(json.startsWith("{\"eventLoops\":1,\"sessions\":{\"READY\":18},\"sent\":"), json);
    assertTrue(
        json.matches(
            ".*\"sent\":(\\d+),\"answered\":\\1,\"failed\":0,\"p50Millis\":[0-9.]+,"
                + "\"p99Millis\":[0-9.]+,\"lastMinute\":\\{\"p50Millis\":[0-9.]+,"
                + "\"p99Millis\":[0-9.]+},\"notWell\":\\[]}\n"),
        json);
    assertTrue(run.outLines().size() >= 3, run.out());
    String cost = run.outLines().get(run.outLines().size() - 1);
    assertTrue(
        cost.matches(
            "It took [0-9.]+ of a core and \\d+ MB of heap; 99 of 100 polls were at most [0-9.]+ ms"
                + " late, \\d+ were skipped, and each server was asked at least \\d+ times"
                + "(, but for \\d+ that were never asked)?"),
        cost);
    String end = run.outLines().get(run.outLines().size() - 2);
    assertTrue(end.matches("Well after \\d+ s: 18 servers on 1 event loop, READY 18;.*"), end);
  }

  @Test
  void aServerOfAFleetIsAskedAsOftenAsItsFileSays() throws Exception {
    try (SimulatedServer usual = SimulatedServer.start("source", "s3cret");
        SimulatedServer rare = SimulatedServer.start("minecraft", "s3cret")) {
      Path fleet =
          Files.writeString(
              folder.resolve("fleet.yaml"),
              """
              defaults: {password: s3cret}
              servers:
                usual: {address: "127.0.0.1:%d", dialect: source}
                rare: {address: "127.0.0.1:%d", dialect: minecraft, poll: 10m}
              """
                  .formatted(usual.port(), rare.port()));
      String[] arguments = {"watch", "-f", fleet.toString(), "--interval", "300ms", "--for", "6s"};
      assertEquals(0, run.rcon(arguments), run.out() + run.err());
      List<String> often = commands(usual);
      assertTrue(often.size() >= 4, often.toString());
      assertEquals(Set.of("status"), Set.copyOf(often));
      List<String> seldom = commands(rare);
      assertTrue(seldom.size() <= 1, seldom.toString());
      assertTrue(Set.of("list").containsAll(seldom), seldom.toString());
      int sent = often.size() + seldom.size();
      assertTrue(
          run.out().contains(sent + " sent, " + sent + " answered, 0 failed"), sent + run.out());
    }
  }

  @Test
  void aDialectOfOnesOwnIsAskedWhatItsBaseIsAsked() throws Exception {
    try (SimulatedServer modded = SimulatedServer.start("minecraft", "s3cret");
        SimulatedServer own = SimulatedServer.start("minecraft", "s3cret")) {
      Path fleet =
          Files.writeString(
              folder.resolve("fleet.yaml"),
              """
              defaults: {password: s3cret}
              dialects:
                bigmod: {base: minecraft}
                own: {base: minecraft, console: {status: echo fine}}
              servers:
                a: {address: "127.0.0.1:%d", dialect: bigmod}
                b: {address: "127.0.0.1:%d", dialect: own}
              """
                  .formatted(modded.port(), own.port()));
      String[] arguments = {"watch", "-f", fleet.toString(), "--interval", "300ms", "--for", "6s"};
      assertEquals(0, run.rcon(arguments), run.out() + run.err());
      assertEquals(Set.of("list"), Set.copyOf(commands(modded)));
      assertEquals(Set.of("echo fine"), Set.copyOf(commands(own)));
    }
  }

  private static List<String> commands(SimulatedServer server) {
    return server.requests().stream().map(RecordedRequest::command).toList();
  }

  @Test
  void noGameIsAskedMoreOftenThanLeavesRoomForOthers() {
    Duration often = Duration.ofMillis(1);
    Server quake = Server.of(Dialect.QUAKE3, "h", 1, Secret.none());
    Duration least = Dialect.QUAKE3.pacing().interval().multipliedBy(3).dividedBy(2);
    assertEquals(Optional.of(least), WatchPolls.paced(quake, often).pollEvery());
    assertEquals(Optional.of(least), WatchPolls.paced(quake.pollEvery(often), least).pollEvery());
    Server source = Server.of(Dialect.SOURCE, "h", 1, Secret.none());
    assertEquals(Optional.of(often), WatchPolls.paced(source, often).pollEvery());
    Duration own = Duration.ofMinutes(1);
    assertEquals(Optional.of(own), WatchPolls.paced(quake.pollEvery(own), often).pollEvery());
  }

  @Test
  void aServerThatIsNotThereIsNotWell() {
    SimulatedServer server = SimulatedServer.start("source", "s3cret");
    String address = "127.0.0.1:" + server.port();
    server.close();
    run.variable("RCON_PASSWORD", "s3cret");
    int code = run.rcon("watch", "-t", "source", "-a", address, "--for", "1s");
    assertEquals(1, code, run.out());
    assertTrue(run.out().contains("Not well"), run.out());
  }

  @Test
  void thoseThatAreNotWellAreNamedTheWorstFirst() throws Exception {
    try (SimulatedServer well = SimulatedServer.start("source", "s3cret");
        SimulatedServer silent = SimulatedServer.start("minecraft", "s3cret")) {
      silent.mishap(command -> true, new Mishap.Lose());
      SimulatedServer gone = SimulatedServer.start("source", "s3cret");
      int port = gone.port();
      gone.close();
      Path fleet =
          Files.writeString(
              folder.resolve("fleet.yaml"),
              """
              defaults: {password: s3cret, dialect: source}
              servers:
                well: {address: "127.0.0.1:%1$d"}
                silent: {address: "127.0.0.1:%2$d", dialect: minecraft, timeout: 200ms}
                gone: {address: "127.0.0.1:%3$d"}
                wrong: {address: "127.0.0.1:%1$d", password: hunter2wrong}
              """
                  .formatted(well.port(), silent.port(), port));
      Path summary = folder.resolve("summary.json");
      String[] arguments = {
        "watch",
        "-f",
        fleet.toString(),
        "--for",
        "4s",
        "--interval",
        "500ms",
        "--json",
        "" + summary
      };
      assertEquals(1, run.rcon(arguments), run.out());
      String json = Files.readString(summary);
      String named = json.substring(json.indexOf("\"notWell\":"));
      assertTrue(
          named.matches(
              "\"notWell\":\\[\\{\"server\":\"wrong\",\"state\":\"REFUSED\",\"since\":\"20[-0-9T:.]+Z\","
                  + "\"reason\":\"[^\"]*LOGIN_REFUSED\\)\"},\\{\"server\":\"gone\".*UNREACHABLE\\)\"},"
                  + "\\{\"server\":\"silent\".*]}\n"),
          json);
      List<String> told = run.outLines().stream().filter(l -> l.startsWith("  not well")).toList();
      List<String> end = told.subList(told.size() - 3, told.size());
      assertTrue(end.get(0).matches("  not well  wrong  REFUSED since [0-9:]+ .*"), run.out());
      assertTrue(end.get(2).contains("silent  does not answer since "), run.out());
      assertFalse(run.out().contains("not well  well"), run.out());
    }
  }

  @Test
  void percentilesOfTheLastMinuteForgetWhatWasBefore() {
    WatchStats stats = new WatchStats(0);
    long second = Duration.ofSeconds(1).toNanos();
    stats.answered(millis(1000), 0);
    for (int i = 0; i < 10; i++) {
      stats.answered(millis(10), 30 * second);
    }
    assertEquals(1000, stats.lastMinute(50 * second).p99(), 1);
    assertEquals(10, stats.lastMinute(70 * second).p99(), 0.1);
    assertEquals(1000, stats.whole().p99(), 1);
    assertEquals(0, stats.lastMinute(1000 * second).p99());
    stats.answered(millis(20), 1001 * second);
    assertEquals(20, stats.lastMinute(1002 * second).p50(), 0.1);
  }

  private static long millis(int millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  @Test
  void commandsThatFailAreNotWell() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      server.mishap(command -> true, new Mishap.Lose());
      String address = "127.0.0.1:" + server.port();
      String[] arguments = {
        "watch",
        "-t",
        "minecraft",
        "-a",
        address,
        "-p",
        "s3cret",
        "--for",
        "3s",
        "--timeout",
        "300ms"
      };
      assertEquals(1, run.rcon(arguments), run.out());
      assertTrue(run.out().contains("The last failure: "), run.out());
    }
  }

  @Test
  void tooManyForThisProcessAreRefusedBeforeTheyStart() {
    List<String> mixed = List.of("minecraft", "ioquake3");
    CliException e = assertThrows(CliException.class, () -> SimulatedMix.atMost(4000, mixed, 2000));
    assertTrue(e.getMessage().contains("may have 2000"), e.getMessage());
    assertEquals(4000, SimulatedMix.atMost(4000, mixed, 20_000));
    assertEquals(13_266, SimulatedMix.atMost(30_000, mixed, 20_000));
    assertEquals(19_900, SimulatedMix.atMost(100_000, List.of("ioquake3"), 20_000));
  }

  @Test
  void simulatedServersAreOfTheGamesThatAreNamed() {
    String[] arguments = {
      "watch", "--simulate", "6", "-t", "ioquake3,nukkit", "--for", "2s", "--http", "off"
    };
    run.rcon(arguments);
    assertTrue(run.out().contains(": 6 servers on "), run.out() + run.err());
    assertEquals(2, new Run().rcon("watch", "--simulate", "6", "-t", "ioquake"));
    assertEquals(2, new Run().rcon("watch", "--simulate", "6", "-a", "127.0.0.1:1"));
  }
}
