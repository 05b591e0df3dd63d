package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shell without a terminal. */
class ShellTest {
  private final Run run = new Run();
  private SimulatedServer server;

  @BeforeEach
  void start() {
    server = SimulatedServer.start("source", "s3cret");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int shell(String password, String input) {
    run.input(input);
    String address = "127.0.0.1:" + server.port();
    return run.rcon("shell", "-t", "source", "-a", address, "-p", password);
  }

  @Test
  void runsLinesUntilItIsToldToQuit() {
    assertEquals(0, shell("s3cret", "echo a\n\necho b\n:quit\necho c\n"), run.err());
    assertEquals("a\nb\n", run.out());
  }

  @Test
  void endsWithItsInput() {
    assertEquals(0, shell("s3cret", "echo a"), run.err());
    assertEquals("a\n", run.out());
  }

  @Test
  void knowsItsOwnCommands() {
    assertEquals(1, shell("s3cret", ":help\n:state\n:frob\necho a\n"));
    assertTrue(run.out().contains(":quit"), run.out());
    assertTrue(run.out().contains("READY"), run.out());
    assertTrue(run.out().endsWith("a\n"), run.out());
    assertTrue(run.err().contains(":frob"), run.err());
  }

  @Test
  void aRefusedPasswordEndsItAtOnce() {
    assertEquals(5, shell("hunter2wrong", "echo a\n"));
    assertEquals("", run.out());
  }
}
