package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password with spaces and characters of many bytes, through every way of giving one. */
class PasswordTest {
  private static final String PASSWORD = " pä s3cret s€ 😀 ";
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

  private String file(String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("pw"), PASSWORD + "\nnot this\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions))
        .toString();
  }

  private String file() throws IOException {
    return file("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--"})
  void aFileThatOthersCanReadIsWarnedOf(String permissions) throws IOException {
    String file = file(permissions);
    String warning = "rcon: " + file + " holds a password and others can read it;";
    assertWorks("--password-file", file);
    assertTrue(run.err().startsWith(warning), run.err());
    Run other = new Run().variable("RCON_PASSWORD_FILE", file);
    String address = "127.0.0.1:" + server.port();
    assertEquals(0, other.rcon("exec", "-t", "minecraft", "-a", address, "echo", "hi"));
    assertTrue(other.err().startsWith(warning), other.err());
  }

  @Test
  void aFileThatNobodyElseCanReadIsNot() throws IOException {
    assertWorks("--password-file", file());
    assertEquals("", run.err());
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

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n"})
  void inTheEnvironmentWithALineBreakAtItsEnd(String end) throws IOException {
    run.variable("RCON_PASSWORD", PASSWORD + end);
    assertWorks();
    Run other = new Run().variable("RCON_PASSWORD_FILE", file() + end);
    String address = "127.0.0.1:" + server.port();
    assertEquals(0, other.rcon("exec", "-t", "minecraft", "-a", address, "echo", "hi"));
  }

  @Test
  void noneAtAllIsAnErrorBeforeAnythingIsDialled() throws IOException {
    String address = "127.0.0.1:" + server.port();
    long before = server.connectionsAccepted();
    for (String command : new String[] {"exec", "check", "shell", "watch"}) {
      Run one = new Run().variable("RCON_PASSWORD", "\n");
      assertEquals(2, one.rcon(command, "-t", "minecraft", "-a", address), one.err());
      assertEquals(2, new Run().rcon(command, "-t", "minecraft", "-a", address, "-p", ""));
      Run many = new Run();
      Path fleet =
          Files.writeString(
              folder.resolve("fleet.yaml"),
              "defaults: {dialect: minecraft, address: '"
                  + address
                  + "'}\nservers: {a: {password: x}, b: {}, c: {password: ''}}\n");
      Files.setPosixFilePermissions(fleet, PosixFilePermissions.fromString("rw-------"));
      assertEquals(2, many.rcon(command, "-f", fleet.toString()), many.err());
      boolean told = many.err().contains("no password for b, c;");
      assertTrue(told || command.equals("exec"), many.err());
    }
    assertEquals(before, server.connectionsAccepted());
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
