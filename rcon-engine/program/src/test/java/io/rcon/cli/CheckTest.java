package io.rcon.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import io.rcon.testing.FreePorts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class CheckTest {
  private static final String INVALID = "ffffffff7072696e740a496e76616c69642070617373776f72642e0a";

  private final Run run = new Run();

  @ParameterizedTest
  @ValueSource(
      strings = {"source", "minecraft", "nukkit", "ioquake3", "darkplaces", "quakeworld", "fte"})
  void everyStepIsTold(String game) {
    try (SimulatedServer server = SimulatedServer.start(game, "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      assertEquals(0, run.rcon("check", "-t", game, "-a", address, "-p", "s3cret"), run.err());
      assertEquals(4, run.outLines().size(), run.out());
      assertTrue(run.outLines().get(0).startsWith("address  ok"), run.out());
      assertTrue(run.outLines().get(1).startsWith("connect  ok"), run.out());
      assertTrue(run.outLines().get(2).startsWith("login    ok"), run.out());
      assertTrue(run.outLines().get(3).startsWith("dialect  ok: '"), run.out());
    }
  }

  /** It accepts the login, and every later command waits for a probe that never comes back. */
  @Test
  void aLoginProvesNoDialect() {
    try (SimulatedServer server = SimulatedServer.start("nukkit", "s3cret")) {
      String[] arguments = {
        "check",
        "-t",
        "source",
        "-a",
        "127.0.0.1:" + server.port(),
        "-p",
        "s3cret",
        "--timeout",
        "1s"
      };
      assertEquals(4, run.rcon(arguments), run.out());
      assertTrue(run.out().contains("login    ok: accepted"), run.out());
      assertTrue(run.err().contains("dialect failed: "), run.err());
      assertTrue(run.err().contains("try dialect generic, nukkit"), run.err());
    }
  }

  /** Its first answer is whole by the rule of minecraft, and more comes after it. */
  @Test
  void moreAfterTheEndIsNoProof() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      server.mishap(command -> command.equals("help"), new Mishap.Frames(4, Duration.ofMillis(15)));
      String[] arguments = {
        "check", "-t", "minecraft", "-a", "127.0.0.1:" + server.port(), "-p", "s3cret"
      };
      assertEquals(6, run.rcon(arguments), run.out());
      assertTrue(run.err().contains("dialect failed: "), run.err());
      assertTrue(run.err().contains("try dialect"), run.err());
    }
  }

  @Test
  void withoutAHarmlessCommandOnlyTheLoginIsProven() {
    try (SimulatedServer server = SimulatedServer.start("nukkit", "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      assertEquals(0, run.rcon("check", "-t", "generic", "-a", address, "-p", "s3cret"), run.err());
      assertTrue(run.out().contains("dialect  not proven: no harmless command"), run.out());
    }
  }

  @Test
  void overUdpSilenceIsAskedAgain() {
    try (SimulatedServer server = SimulatedServer.start("quake3", "s3cret")) {
      AtomicInteger asked = new AtomicInteger();
      server.mishap(
          command -> command.equals("echo rcon") && asked.getAndIncrement() == 0,
          new Mishap.Lose());
      String[] arguments = {
        "check",
        "-t",
        "quake3",
        "-a",
        "127.0.0.1:" + server.port(),
        "-p",
        "s3cret",
        "--timeout",
        "1s"
      };
      assertEquals(0, run.rcon(arguments), run.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "valheim, not listed take generic",
    "minecarft, did you mean minecraft?",
    "spigot, did you mean paper?",
    "quake, did you mean quake3 or ioquake3 or quakeworld",
  })
  void anUnknownDialectIsToldWithNearOnes(String name, String words) {
    assertEquals(2, run.rcon("check", "-t", name, "-a", "127.0.0.1:1", "-p", "s3cret"));
    assertTrue(run.err().contains(words), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "ioquake3"})
  void aRefusedPasswordIsTheLogins(String game) {
    try (SimulatedServer server = SimulatedServer.start(game, "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      assertEquals(
          5, run.rcon("check", "-t", game, "-a", address, "-p", "hunter2wrong"), run.out());
      assertTrue(run.err().contains("login failed"), run.err());
    }
  }

  /** Kin that are asked in the dialect of Quake have words of their own. */
  @Test
  void theWordsOfCallOfDutyAreARefusal() {
    try (SimulatedServer server = SimulatedServer.start("quake3", "s3cret")) {
      server.mishap(command -> true, new Mishap.Garbage(INVALID));
      String address = "127.0.0.1:" + server.port();
      assertEquals(5, run.rcon("check", "-t", "quake3", "-a", address, "-p", "s3cret"), run.out());
      assertTrue(run.err().contains("the server says: Invalid password."), run.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "ioquake3"})
  void aClosedPortIsTheConnections(String game) {
    String address = "127.0.0.1:" + FreePorts.next();
    String[] arguments = {"check", "-t", game, "-a", address, "-p", "x", "--timeout", "1s"};
    assertEquals(3, run.rcon(arguments), run.err());
    assertTrue(run.err().contains("connect failed"), run.err());
    assertEquals(1, run.outLines().size(), run.out());
  }

  @Test
  void aNameWithoutAddressIsTheAddress() {
    assertEquals(3, run.rcon("check", "-t", "source", "-a", "no-such-host.invalid", "-p", "x"));
    assertTrue(run.err().contains("address failed"), run.err());
  }

  @Test
  void aWrongPasswordIsToldWithWhatToDo() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      assertEquals(5, run.rcon("check", "-t", "source", "-a", address, "-p", "hunter2wrong"));
      String end = "not tried again (LOGIN_REFUSED); give the right password and run it again\n";
      assertTrue(run.err().endsWith(end), run.err());
    }
  }

  @Test
  void aTableHasARowForEach() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      String[] arguments = {"check", "-t", "source", "-a", address, "-p", "s3cret", "-o", "table"};
      assertEquals(0, run.rcon(arguments), run.err());
      assertEquals(2, run.outLines().size(), run.out());
      assertTrue(run.outLines().get(0).startsWith("SERVER"), run.out());
      assertTrue(run.outLines().get(1).matches(address + " +source +127.0.0.1 .* ok"), run.out());
      Run wrong = new Run();
      arguments[6] = "hunter2wrong";
      assertEquals(5, wrong.rcon(arguments), wrong.err());
      assertTrue(wrong.outLines().get(1).contains(" LOGIN_REFUSED  login: "), wrong.out());
    }
  }

  @Test
  void jsonNamesTheStep() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      run.rcon("check", "-t", "source", "-a", address, "-p", "hunter2wrong", "-o", "json");
      assertTrue(run.out().contains("\"ok\":false"), run.out());
      assertTrue(run.out().contains("\"step\":\"login\",\"error\":\"LOGIN_REFUSED\""), run.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "source", "ioquake3"})
  void withinWaitsForAServerThatStarts(String game) throws Exception {
    SimulatedServer gone = SimulatedServer.start(game, "s3cret");
    int port = gone.port();
    gone.close();
    String[] arguments = {
      "check", "-t", game, "-a", "127.0.0.1:" + port, "-p", "s3cret", "--within", "40s"
    };
    CompletableFuture<Integer> code = Background.supply(() -> run.rcon(arguments));
    CompletableFuture<SimulatedServer> started =
        Background.supply(() -> {
          await().during(Duration.ofSeconds(1)).until(() -> !code.isDone());
          return SimulatedServer.start(game, "s3cret", options -> options.port(port));
        });
    try (SimulatedServer server = started.get(20, TimeUnit.SECONDS)) {
      assertEquals(0, code.get(40, TimeUnit.SECONDS), run.err());
      assertEquals(port, server.port());
    }
  }

  @Test
  void withinIsNotWaitedForAWrongPassword() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      String[] arguments = {
        "check", "-t", "source", "-a", address, "-p", "hunter2wrong", "--within", "1h"
      };
      assertEquals(5, run.rcon(arguments));
      assertEquals(1, server.connectionsAccepted());
    }
  }

  @Test
  void withinEnds() {
    SimulatedServer server = SimulatedServer.start("source", "s3cret");
    String address = "127.0.0.1:" + server.port();
    server.close();
    String[] arguments = {
      "check", "-t", "source", "-a", address, "-p", "s3cret", "--within", "700ms"
    };
    assertEquals(3, run.rcon(arguments), run.err());
  }
}
