package io.rcon.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.real.ProgramJar;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell at a real pseudo terminal, which {@code script} makes: without a size, as it comes. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class TerminalShellIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path LAUNCHER = ProgramJar.PATH.resolveSibling("rcon");

  @SuppressWarnings("JdkObsolete") // A thread of its own writes it.
  private final StringBuffer shown = new StringBuffer();

  private SimulatedServer server;
  private Process process;

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    PseudoTerminals.startOrSkip();
    // It goes away and comes back at its port, which nobody else may take meanwhile.
    server = SimulatedServer.start("minecraft", "s3cret", o -> o.port(FreePorts.next()));
  }

  @AfterEach
  void stop() {
    server.close();
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void shell(String before) throws IOException {
    String command =
        before + "exec '" + LAUNCHER + "' shell -t minecraft -a 127.0.0.1:" + server.port();
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qefc", command, "/dev/null").redirectErrorStream(true);
    builder.environment().put("RCON_PASSWORD", "s3cret");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TERM", "xterm");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("RCON_JAVA_OPTS", RconJar.QUICK);
    builder.environment().remove("XDG_STATE_HOME");
    process = builder.start();
    Thread reader = new Thread(this::read, "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (InputStream in = process.getInputStream()) {
      byte[] some = new byte[4096];
      for (int length; (length = in.read(some)) > 0; ) {
        shown.append(new String(some, 0, length, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void type(String keys) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(keys.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void awaitShown(String text) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertTrue(shown.indexOf(text) >= 0, "not shown: " + shown));
  }

  private void prompted() {
    awaitShown("127.0.0.1:" + server.port() + "\u001b[0m> ");
  }

  private List<String> commands() {
    return server.requests().stream().map(RecordedRequest::command).toList();
  }

  private void leave() throws Exception {
    type(":quit\r");
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), shown.toString());
    assertEquals(0, process.exitValue(), shown.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stty rows 24 cols 80; "})
  void whatIsTypedBeforeThePromptRuns(String size) throws Exception {
    shell(size);
    type("echo early-one\necho early-two\n");
    await().atMost(SOON).until(() -> commands().size() == 2);
    assertEquals(List.of("echo early-one", "echo early-two"), commands());
    prompted();
    leave();
    assertTrue(Files.readString(folder.resolve(".rcon_history")).contains("echo early-two"));
  }

  @Test
  void leavingIsTold() throws Exception {
    shell("");
    prompted();
    awaitShown("1 of 1 ready; :quit or Ctrl-D leaves");
    int before = shown.length();
    type("\u0003");
    await().atMost(SOON).until(() -> shown.indexOf(":quit or Ctrl-D leaves", before) > 0);
    leave();
  }

  /** A connection that was used within the last second is lost, an older one is closed as idle. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1500})
  void aRestartIsToldWhileIdleAndTheNextCommandWaitsForIt(long idleMillis) throws Exception {
    shell("");
    prompted();
    await().pollDelay(Duration.ofMillis(idleMillis)).until(() -> true);
    int port = server.port();
    server.close();
    await()
        .atMost(SOON)
        .until(() ->
            shown.indexOf("the connection is lost") >= 0
                || shown.indexOf("the server closed the idle connection") >= 0);
    type("echo after-restart\r");
    awaitShown("waiting for the connection");
    server = SimulatedServer.start("minecraft", "s3cret", options -> options.port(port));
    await().atMost(SOON).until(() -> commands().contains("echo after-restart"));
    awaitShown("after-restart\r\n");
    assertFalse(shown.indexOf("UNREACHABLE") >= 0, shown.toString());
    leave();
  }

  @Test
  void theCommandAfterCtrlCSaysWhatItWaitsFor() throws Exception {
    shell("");
    prompted();
    type("slow 4000 first\r");
    awaitShown("waiting for the answer; Ctrl-C gives up");
    type("\u0003");
    awaitShown("CANCELLED");
    type("echo second\r");
    awaitShown("waiting for the answer to a command before it");
    await().atMost(SOON).until(() -> shown.indexOf("\r\nsecond\r\n") > 0);
    leave();
  }
}
