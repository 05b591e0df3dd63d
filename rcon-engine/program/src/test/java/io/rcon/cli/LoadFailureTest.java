package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code rcon load} on servers that go away, or do not answer. */
@Execution(ExecutionMode.CONCURRENT)
class LoadFailureTest {
  private final Run run = new Run();

  private int load(SimulatedServer server, String... more) {
    List<String> words = new ArrayList<>(List.of("load", "-t", "source", "-p", "s3cret"));
    words.addAll(List.of("-a", "127.0.0.1:" + server.port(), "--warm-up", "100ms"));
    words.addAll(List.of(more));
    return run.rcon(words.toArray(String[]::new));
  }

  @Test
  void aServerThatGoesAwayAmidTheRunMakesTheResultInvalid() {
    int code;
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      Runnable kill = server::close;
      Thread killer =
          new Thread(() -> {
            Awaitility.await().until(() -> server.commandsExecuted() > 10);
            kill.run();
          });
      killer.start();
      code = load(server, "--rate", "20/s", "--duration", "7s", "--timeout", "500ms");
    }
    assertEquals(1, code, run.err());
    String all = run.out() + run.err();
    assertTrue(run.out().contains("valid     NO"), all);
    assertTrue(
        run.out().contains(" of 140 commands were never sent: the connection was gone"), all);
    assertTrue(run.err().contains("p50 -  p99 -  max - ms"), all);
    assertTrue(run.err().contains("  not sent yet "), all);
  }

  @Test
  void whereNothingIsAnsweredTheReasonIsSaidAndNoTimeIsInvented() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      server.mishap(command -> true, new Mishap.Stall());
      String[] words = {"--rate", "5/s", "--duration", "1s", "--timeout", "300ms"};
      assertEquals(1, load(server, words), run.err());
    }
    assertTrue(run.out().contains("no command was answered; check the server"), run.out());
    assertTrue(run.out().contains("service          -         -"), run.out());
  }

  @Test
  void ctrlCDuringALoginThatIsNotAnsweredEndsAtOnce() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      server.loginMishap(new Mishap.Stall());
      Thread presser =
          new Thread(() -> {
            Awaitility.await().until(() -> server.connectionsAccepted() > 0);
            run.console().interrupts().raise();
          });
      presser.start();
      long begin = System.nanoTime();
      assertEquals(130, load(server, "--rate", "5/s", "--duration", "1s"), run.err());
      assertTrue(System.nanoTime() - begin < 4_000_000_000L, run.err());
    }
  }
}
