package io.rcon.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconEvent;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TailTest {
  private static final Dialect ECON = Dialect.named("econ").orElseThrow();

  private final Run run = new Run();

  private CompletableFuture<Integer> start(String... arguments) {
    run.console();
    return Background.supply(() -> run.rcon(arguments));
  }

  /** Another client, of another address, says something until the tail has told it. */
  private void says(SimulatedServer server, String words) {
    Server other = Server.of(ECON, "127.0.0.1", server.port(), Secret.of("s3cret"));
    try (RconSession session = Rcon.open(other, o -> o.localAddress("127.0.0.2"))) {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> {
            session.blocking().execute("say " + words);
            return run.out().contains(words);
          });
    }
  }

  @Test
  void printsWhatIsSaidAndComesBackAndEndsByCtrlC() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("econ", "s3cret")) {
      var code = start("tail", "-t", "econ", "-a", "127.0.0.1:" + server.port(), "-p", "s3cret");
      says(server, "first");
      server.closeConnections();
      says(server, "second");
      run.console().interrupts().raise();
      assertEquals(130, code.get(20, TimeUnit.SECONDS));
    }
    String line =
        run.outLines().stream().filter(l -> l.contains("*** first")).findFirst().orElseThrow();
    assertTrue(
        line.matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  \\S+  console  .*\\[chat]: \\*\\*\\* first"),
        line);
  }

  @Test
  void aFleetIsPrintedAsJsonWithTheNamesOfItsServers(@TempDir Path directory) throws Exception {
    try (SimulatedServer one = SimulatedServer.start("econ", "s3cret");
        SimulatedServer two = SimulatedServer.start("econ", "s3cret")) {
      Path fleet = directory.resolve("fleet.yaml");
      Files.writeString(
          fleet,
          """
          defaults: {dialect: econ}
          servers:
            one: {address: "127.0.0.1:%d"}
            two: {address: "127.0.0.1:%d"}
            not: {address: "127.0.0.1:1"}
          """
              .formatted(one.port(), two.port()));
      var code = start("tail", "-f", "" + fleet, "-l", "name!=not", "-p", "s3cret", "-o", "json");
      says(one, "to one");
      says(two, "to two");
      run.console().interrupts().terminate();
      assertEquals(0, code.get(20, TimeUnit.SECONDS));
    }
    String line =
        run.outLines().stream().filter(l -> l.contains("*** to two")).findFirst().orElseThrow();
    assertTrue(
        line.matches(
            "\\{\"time\":\"[^\"]+Z\",\"server\":\"two\",\"kind\":\"console\",\"player\":\"\","
                + "\"message\":\"[^\"]+\",\"text\":\"[^\"]+ to two\"}"),
        line);
  }

  @Test
  void aWrongPasswordEndsIt() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("econ", "s3cret")) {
      var code = start("tail", "-t", "econ", "-a", "127.0.0.1:" + server.port(), "-p", "hunter2");
      assertEquals(5, code.get(30, TimeUnit.SECONDS));
      assertTrue(run.err().contains("Wrong password 1/3."), run.err());
      assertEquals(1, server.counts().refusedLogins());
    }
  }

  @Test
  void aGameThatSaysNothingIsTold() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("ioquake3", "s3cret")) {
      var code =
          start("tail", "-t", "ioquake3", "-a", "127.0.0.1:" + server.port(), "-p", "s3cret");
      await().until(() -> run.err().contains("says nothing by itself"));
      run.console().interrupts().raise();
      assertEquals(130, code.get(20, TimeUnit.SECONDS));
    }
  }

  // ---- the lines

  private static String printed(boolean json, EnumSet<EventLog.Kind> only, RconEvent... events) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventLog log = new EventLog(ProgramOutput.ofAnswers(out, false), json, only);
    for (RconEvent event : events) {
      log.print(event, Instant.EPOCH);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static final Server LOBBY =
      Server.of(ECON, "127.0.0.1", 1, Secret.of("s3cret")).named("lobby");

  private static final RconEvent[] EACH = {
    new RconEvent.Chat(LOBBY, "raw", "An na", "hi: there"),
    new RconEvent.Join(LOBBY, "raw", "An na"),
    new RconEvent.Leave(LOBBY, "raw", "An na"),
    new RconEvent.Console(LOBBY, "a line\r\n"),
    new RconEvent.Lost(LOBBY, 3)
  };

  @Test
  void eachKindHasItsLine() {
    String all = printed(false, EnumSet.allOf(EventLog.Kind.class), EACH);
    List<String> lines = all.lines().map(line -> line.substring(21)).toList();
    assertEquals(
        List.of(
            "lobby  chat  An na: hi: there",
            "lobby  join  An na",
            "lobby  leave  An na",
            "lobby  console  a line",
            "lobby  lost  3 events were lost, since they came too fast"),
        lines);
    String chat = printed(false, EnumSet.of(EventLog.Kind.chat), EACH);
    assertEquals(2, chat.lines().count(), "what was lost may have been chat");
  }

  @Test
  void noPlayerMovesTheCursorOrWritesALine() {
    RconEvent evil = new RconEvent.Chat(LOBBY, "x\u001b[2J", "a\u001b]0;t\u0007", "b\nc\r\u202ed");
    for (boolean json : new boolean[] {false, true}) {
      String text = printed(json, EnumSet.allOf(EventLog.Kind.class), evil);
      assertEquals(1, text.lines().count(), text);
      assertFalse(text.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == 0x202e), text);
    }
  }
}
