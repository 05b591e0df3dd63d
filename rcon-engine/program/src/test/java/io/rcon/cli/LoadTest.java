package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rcon load}. Whether a machine is quiet enough for a valid result is not tested here. */
@Execution(ExecutionMode.CONCURRENT)
class LoadTest {
  private final Run run = new Run();

  @TempDir private Path folder;

  private int load(SimulatedServer server, String... more) {
    List<String> words = new ArrayList<>(List.of("load", "-t", server.game().name()));
    words.addAll(List.of("-a", "127.0.0.1:" + server.port(), "-p", "s3cret"));
    words.addAll(List.of("--warm-up", "100ms"));
    words.addAll(List.of(more));
    return run.rcon(words.toArray(String[]::new));
  }

  @Test
  void aRunTellsItsFiguresAndWritesItsFiles() throws Exception {
    Path out = folder.resolve("results");
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      load(
          server,
          "--rate",
          "100/s",
          "--duration",
          "2s",
          "--verify",
          "--assert",
          "errors<0.1%",
          "--out",
          out.toString());
    }
    assertTrue(run.out().contains("answered  100.00 commands/s (200 of 200 in 2.0 s)"), run.out());
    assertTrue(run.err().contains("holds   errors<0.1%"), run.err());
    for (String name : List.of("result.json", "result.hlog", "report.html", "report.png")) {
      assertTrue(Files.size(out.resolve(name)) > 500, name);
    }
    assertTrue(Files.readString(out.resolve("junit.xml")).contains("tests=\"2\""));
    String json = out.resolve("result.json").toString();
    assertEquals(0, run.rcon("load", "compare", json, json), run.err());
    assertTrue(run.out().contains("no difference shown: too few runs"), run.out());
  }

  /** One command of a warm-up would be one more for the server than for the result. */
  @ParameterizedTest
  @CsvSource({"--rate, 20/s", "--depth, 1"})
  void withoutAWarmUpTheFirstCommandCounts(String option, String value) {
    AtomicInteger executed = new AtomicInteger();
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      server.respond(command -> {
        executed.addAndGet(command.startsWith("echo ") ? 1 : 0);
        return Optional.empty();
      });
      List<String> words = new ArrayList<>(List.of("load", "-t", "source", "-p", "s3cret"));
      words.addAll(List.of("-a", "127.0.0.1:" + server.port(), "--warm-up", "0s"));
      words.addAll(List.of("--duration", "1s", "-o", "json", option, value));
      words.addAll(option.equals("--depth") ? List.of("--closed") : List.of());
      run.rcon(words.toArray(String[]::new));
    }
    assertTrue(run.out().contains("\"warm_up_s\":0.0"), run.out() + run.err());
    assertTrue(executed.get() >= 20, run.out());
    assertTrue(run.out().contains("\"asked\":" + executed + ","), executed + run.out());
  }

  @Test
  void aFullDiskIsSaidOnceBehindTheFigures() throws Exception {
    Path out = Files.createDirectory(folder.resolve("full"));
    for (String name : List.of("result.json", "result.hlog")) {
      Files.createSymbolicLink(out.resolve(name), Path.of("/dev/full"));
    }
    int code;
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      code = load(server, "--rate", "50/s", "--duration", "1s", "--out", "" + out);
    }
    assertEquals(1, code, run.err());
    assertTrue(run.out().contains("answered  50.00 commands/s"), run.out());
    assertTrue(
        run.err()
            .endsWith(
                "rcon: --out: not written to "
                    + out
                    + ": result.json, result.hlog: No space left on device\n"),
        run.err());
    assertTrue(Files.size(out.resolve("report.html")) > 500);
    assertFalse(Files.exists(out.resolve("result.json")));
  }

  @Test
  void aRunThatNeverBeginsLeavesAnEarlierResultAsItIs() throws Exception {
    Path out = Files.createDirectory(folder.resolve("earlier"));
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      String[] wrong = {"-p", "hunter2", "--rate", "50/s", "--duration", "1s", "--out", "" + out};
      List<String> words = new ArrayList<>(List.of("load", "-t", "source"));
      words.addAll(List.of("-a", "127.0.0.1:" + server.port()));
      words.addAll(List.of(wrong));
      assertEquals(5, run.rcon(words.toArray(String[]::new)), run.err());
      assertFalse(Files.exists(out.resolve("result.hlog")));
      Files.writeString(out.resolve("result.hlog"), "earlier");
      assertEquals(5, run.rcon(words.toArray(String[]::new)), run.err());
      assertEquals("earlier", Files.readString(out.resolve("result.hlog")));
    }
  }

  /** Both a table and JSON; the unit is the dialect's. */
  @ParameterizedTest
  @CsvSource({"source,fps,66.67,stats", "webrcon,fps,30.00,serverinfo", "paper,tps,20.00,tps"})
  void theGamesOwnSpeedIsSampledBesideTheLoad(
      String game, String unit, String speed, String command) throws Exception {
    Path out = folder.resolve(game);
    try (SimulatedServer server = SimulatedServer.start(game, "s3cret")) {
      load(
          server,
          "--rate",
          "20/s",
          "--duration",
          "2s",
          "--sessions",
          "2",
          "--watch",
          unit,
          "--out",
          out.toString());
    }
    assertTrue(run.err().contains(speed + " at rest by '" + command + "'"), run.err());
    assertTrue(run.err().contains("  the game "), run.err());
    assertTrue(Files.readString(out.resolve("result.json")).contains("\"tick\":"));
    assertTrue(Files.readString(out.resolve("report.html")).contains("id=\"tick\""));
  }

  @Test
  void anAssertionThatFailsFailsTheRun() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      assertEquals(
          1, load(server, "--rate", "20/s", "--duration", "1s", "--assert", "rate>=9000/s"));
    }
    assertTrue(run.err().contains("FAILED  rate>=9000/s: found 20"), run.err());
  }

  @Test
  void ofSeveralRunsTheFirstIsAssertedToo() {
    AtomicInteger answered = new AtomicInteger();
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      server.respond(command ->
          command.startsWith("echo") && answered.incrementAndGet() == 6
              ? Optional.of(ScriptedReply.text("another"))
              : Optional.empty());
      String[] twice = {"--runs", "2", "--rate", "20/s", "--duration", "1s"};
      List<String> words = new ArrayList<>(List.of(twice));
      words.addAll(List.of("--verify", "--assert", "errors<1"));
      assertEquals(1, load(server, words.toArray(String[]::new)), run.err());
    }
    assertTrue(run.err().contains("FAILED  errors<1: found 1"), run.err());
    assertTrue(run.err().contains("holds   errors<1: found 0"), run.err());
  }

  @Test
  void overUdpMoreThanAServerAnswersIsDroppedAndItsPaceIsFound() {
    try (SimulatedServer server = SimulatedServer.start("ioquake3", "s3cret")) {
      load(
          server,
          "--rate",
          "20/s",
          "--duration",
          "2s",
          "--timeout",
          "500ms",
          "--ignore-pacing",
          "-o",
          "json");
    }
    assertTrue(run.out().contains("\"timed_out\":"), run.out());
    assertTrue(run.out().contains("\"asked\":40,"), run.out());
    assertTrue(run.out().contains("\"not_started\":0,"), run.out());
  }

  @Test
  void aClosedLoopAtSeveralDepthsTellsHowTheServerScales() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      load(server, "--closed", "--depth", "1..4", "--step", "300ms");
    }
    for (String said :
        List.of("depth    1: ", "depth    2: ", "depth    4: ", "scalability fit: ")) {
      assertTrue(run.err().contains(said), run.err());
    }
  }

  @Test
  void severalAddressesShareTheRateAndRecordedStartsAreKept() throws Exception {
    Path starts = Files.writeString(folder.resolve("starts"), "7.0\n7.1\n7.15\n7.2\n");
    try (SimulatedServer one = SimulatedServer.start("source", "s3cret");
        SimulatedServer two = SimulatedServer.start("source", "s3cret")) {
      load(one, "-a", "127.0.0.1:" + two.port(), "--starts", starts.toString(), "--duration", "2s");
      assertTrue(one.commandsExecuted() > 10 && two.commandsExecuted() > 10, run.out() + run.err());
    }
    assertTrue(run.out().contains("trace (4 starts, again and again) 15.0/s"), run.out());
    assertTrue(run.out().contains(" in 2.0 s)"), run.out());
  }

  @Test
  void twoServersInTurnAreComparedAndTheRunsOfBothAreKept() throws Exception {
    try (SimulatedServer one = SimulatedServer.start("source", "s3cret");
        SimulatedServer two = SimulatedServer.start("source", "s3cret")) {
      String other = "127.0.0.1:" + two.port();
      String out = folder.toString();
      load(one, "--against", other, "--duration", "100ms", "-o", "json", "--out", out);
      assertTrue(Files.readString(folder.resolve("against.json")).contains(other), run.err());
      assertTrue(!Files.readString(folder.resolve("result.json")).contains(other), run.err());
    }
    assertTrue(run.out().startsWith("{") && run.out().lines().count() == 1, run.out());
    assertTrue(run.err().contains("response p99 ms"), run.err());
  }

  @Test
  void ctrlCEndsWithTheResultSoFar() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      Thread presser =
          new Thread(() -> {
            Awaitility.await().until(() -> server.commandsExecuted() > 30);
            run.console().interrupts().raise();
          });
      presser.start();
      assertEquals(130, load(server, "--rate", "50/s", "--duration", "10m"));
    }
    assertTrue(run.out().contains("ended early"), run.out());
  }
}
