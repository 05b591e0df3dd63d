package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server says, by whatever way it is shown: it commands no terminal. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class HostileWordsTest {
  /** Clears the screen, sets the title, asks for an answer that a shell would read, and so on. */
  private static final String WORDS =
      "hi\u001b[2J\u001b]0;title\u0007\u001b[6n\u009b31m\u0090q\u009c\u0008\u007f\rover"
          + "\u0000\u202eeman\u2066x\u2069\u2028rcon: forged\u2029\u0085"
          + "\u061c\u200b\u200d\ufeff\u00ad\u3164\udb40\udc41\udb40\udc7f"
          + "§c^1end";

  private final SimulatedServer server = SimulatedServer.start("minecraft", "s3cret");
  private final SimulatedServer refusing =
      SimulatedServer.start("ioquake3", "s3cret", o -> o.pacing(false));
  private final Run run = new Run().variable("NO_COLOR", "1");

  @TempDir private Path folder;
  private String fleet;

  @BeforeEach
  void script() throws Exception {
    server.reply("x", WORDS);
    server.reply("help", "/" + WORDS + "/");
    refusing.reply("x", ScriptedReply.text("Bad rconpassword. " + WORDS));
    fleet =
        Files.writeString(
                folder.resolve("fleet.yaml"),
                "servers:\n  mc: {dialect: minecraft, address: '127.0.0.1:"
                    + server.port()
                    + "'}\n  q3: {dialect: ioquake3, address: '127.0.0.1:"
                    + refusing.port()
                    + "'}\n")
            .toString();
  }

  @AfterEach
  void stop() {
    server.close();
    refusing.close();
  }

  private void harmless(String... shown) {
    for (String text : shown) {
      text.codePoints()
          .forEach(c ->
              assertFalse(
                  (Character.isISOControl(c) && c != '\n' && c != '\t')
                      || c == 0x2028
                      || c == 0x2029
                      || c == 0x3164
                      || (Character.getType(c) == Character.FORMAT && c != 0x200e && c != 0x200f),
                  () -> Integer.toHexString(c) + " in " + text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "ndjson", "table"})
  void in_answers_and_in_failures(String format) {
    String address = "127.0.0.1:" + server.port();
    assertEquals(
        0, run.rcon("exec", "-t", "minecraft", "-a", address, "-p", "s3cret", "-o", format, "x"));
    assertTrue(run.out().contains("eman"), run.out());
    harmless(run.out(), run.err());
    Run other = new Run();
    String refused = "127.0.0.1:" + refusing.port();
    assertEquals(
        5, other.rcon("exec", "-t", "ioquake3", "-a", refused, "-p", "s3cret", "-o", format, "x"));
    harmless(other.out(), other.err());
    assertTrue((other.out() + other.err()).contains("Bad rconpassword. hi"), "they are told");
    assertEquals(0, other.err().lines().filter(line -> line.startsWith("rcon: forged")).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "table"})
  void among_many(String format) {
    assertEquals(1, run.rcon("exec", "-f", fleet, "--all", "-p", "s3cret", "-o", format, "x"));
    harmless(run.out(), run.err());
    if (format.equals("text")) {
      run.out().lines().forEach(line -> assertTrue(line.startsWith("mc: "), line));
    }
  }

  @Test
  void in_the_shell() {
    String address = "127.0.0.1:" + server.port();
    run.input("x\n:state\n:quit\n");
    run.rcon("shell", "-t", "minecraft", "-a", address, "-p", "s3cret");
    assertTrue(run.out().contains("end"), run.out());
    harmless(run.out(), run.err());
  }

  @Test
  void where_a_check_fails() {
    refusing.reply("echo rcon", ScriptedReply.text("Bad rconpassword. " + WORDS));
    String address = "127.0.0.1:" + refusing.port();
    assertEquals(5, run.rcon("check", "-t", "ioquake3", "-a", address, "-p", "s3cret"));
    assertTrue(run.err().contains("login failed") && run.err().contains("forged"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    harmless(run.out(), run.err());
  }

  @Test
  void in_a_watch() {
    String address = "127.0.0.1:" + refusing.port();
    for (String command : new String[] {"status", "echo"}) {
      refusing.reply(command, ScriptedReply.text("Bad rconpassword. " + WORDS));
    }
    run.rcon(
        "watch",
        "-t",
        "ioquake3",
        "-a",
        address,
        "-p",
        "s3cret",
        "--for",
        "5s",
        "--interval",
        "100ms",
        "--plain");
    assertTrue(run.out().contains("The last failure"), run.out());
    harmless(run.out(), run.err());
  }

  @Test
  void in_what_completes_commands() {
    for (String name : CommandNames.parse("/" + WORDS + "\n/ok" + WORDS)) {
      assertTrue(name.matches("[a-z][a-z:]*"), name);
    }
  }
}
