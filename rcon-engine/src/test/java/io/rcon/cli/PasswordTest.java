package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password with spaces and characters of many bytes, through every way of giving one. */
class PasswordTest {
  private static final String PASSWORD = " pä s€ 😀 ";
  private static SimulatedServer server;

  private final Run run = new Run();

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = SimulatedServer.start("minecraft", PASSWORD);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private void assertWorks(String... options) {
    String[] all = new String[options.length + 7];
    System.arraycopy(options, 0, all, 5, options.length);
    String[] first = {"exec", "-t", "minecraft", "-a", "127.0.0.1:" + server.port()};
    System.arraycopy(first, 0, all, 0, first.length);
    all[all.length - 2] = "echo";
    all[all.length - 1] = "hi";
    assertEquals(0, run.rcon(all), run.err());
    assertEquals("hi\n", run.out());
    assertFalse(run.err().contains("€"), run.err());
  }

  private String file() throws IOException {
    return Files.writeString(folder.resolve("pw"), PASSWORD + "\nnot this\n").toString();
  }

  @Test
  void asAFlag() {
    assertWorks("-p", PASSWORD);
  }

  @Test
  void asAFlagInOneWord() {
    assertWorks("--password=" + PASSWORD);
  }

  @Test
  void inAFile() throws IOException {
    assertWorks("--password-file", file());
  }

  @Test
  void onStandardInput() {
    run.input(PASSWORD + "\n");
    assertWorks("--password-stdin");
  }

  @Test
  void inTheEnvironment() {
    run.variable("RCON_PASSWORD", PASSWORD);
    assertWorks();
  }

  @Test
  void inAFileOfTheEnvironment() throws IOException {
    run.variable("RCON_PASSWORD_FILE", file());
    assertWorks();
  }

  @Test
  void askedForAtATerminal() {
    run.terminal(PASSWORD);
    assertWorks();
  }

  @Test
  void standardInputMayGoOnWithCommands() {
    run.input(PASSWORD + "\necho one\necho two\n");
    String address = "127.0.0.1:" + server.port();
    int code = run.rcon("exec", "-t", "minecraft", "-a", address, "--password-stdin", "-");
    assertEquals(0, code, run.err());
    assertEquals("one\ntwo\n", run.out());
  }

  @Test
  void aDialectThatCannotCarryItSaysSo() {
    String address = "127.0.0.1:" + server.port();
    assertEquals(2, run.rcon("exec", "-t", "quake3", "-a", address, "-p", PASSWORD, "status"));
    assertTrue(run.err().lines().count() == 1 && !run.err().contains("€"), run.err());
  }
}
