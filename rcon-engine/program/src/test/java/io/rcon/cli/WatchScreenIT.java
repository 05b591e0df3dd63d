package io.rcon.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.real.ProgramJar;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A watch at a real pseudo terminal, which {@code script} makes. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class WatchScreenIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path LAUNCHER = ProgramJar.PATH.resolveSibling("rcon");

  private final StringBuilder shown = new StringBuilder();
  private ScreenTerminal screen = new ScreenTerminal(80, 24);
  private SimulatedServer server;
  private Process process;

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    PseudoTerminals.startOrSkip();
    server = SimulatedServer.start("minecraft", "s3cret", options -> options.players(3));
  }

  @AfterEach
  void stop() {
    server.close();
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private Path fleet(String more) throws IOException {
    return FollowedFile.write(
        folder.resolve("fleet.yaml"),
        """
        defaults: {dialect: minecraft, password: s3cret}
        servers:
          craft: {address: "127.0.0.1:%d"}
          wrong: {address: "127.0.0.1:%1$d", password: hunter2}
        %s
        """
            .formatted(server.port(), more));
  }

  private void watch(String before, String environment) throws IOException {
    String command =
        before
            + "tty > '"
            + folder.resolve("tty")
            + "'; exec '"
            + LAUNCHER
            + "' watch --interval 1s --http off -f '"
            + fleet("")
            + "'";
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qefc", command, "/dev/null").redirectErrorStream(true);
    builder.environment().put("TERM", environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("RCON_JAVA_OPTS", RconJar.QUICK);
    process = builder.start();
    Thread reader = new Thread(this::read, "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (InputStream in = process.getInputStream()) {
      byte[] some = new byte[4096];
      byte[] half = {};
      for (int length; (length = in.read(some)) > 0; ) {
        byte[] all = new byte[half.length + length];
        System.arraycopy(half, 0, all, 0, half.length);
        System.arraycopy(some, 0, all, half.length, length);
        // A character may come in two pieces.
        int end = all.length;
        while (end > 0 && (all[end - 1] & 0xC0) == 0x80) {
          end--;
        }
        end = end > 0 && all[end - 1] < 0 ? end - 1 : all.length;
        half = java.util.Arrays.copyOfRange(all, end, all.length);
        String text = new String(all, 0, end, StandardCharsets.UTF_8);
        synchronized (shown) {
          shown.append(text);
          screen.write(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a window's corner is drawn: the terminal has that size, and tells its programs. */
  private void resize(int rows, int columns) throws Exception {
    synchronized (shown) {
      screen = new ScreenTerminal(columns, rows);
    }
    String tty = Files.readString(folder.resolve("tty")).strip();
    Process resizing =
        new ProcessBuilder("stty", "-F", tty, "rows", "" + rows, "cols", "" + columns)
            .inheritIO()
            .start();
    assertTrue(resizing.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, resizing.exitValue());
  }

  private void type(String keys) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(keys.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String shown() {
    synchronized (shown) {
      return screen.toString();
    }
  }

  private void awaitShown(String pattern) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertTrue(shown().matches("(?s).*" + pattern + ".*"), () -> "not shown:\n" + shown()));
  }

  /** Without a size, as it comes from a container, and with one. */
  @ParameterizedTest
  @CsvSource({"'',24", "stty rows 12 cols 70;,12"})
  void aTableThatSortsFiltersAndOpensAServer(String size, int rows) throws Exception {
    screen = new ScreenTerminal(size.isEmpty() ? 80 : 70, rows);
    watch(size + " ", "xterm");
    awaitShown(">wrong +REFUSED");
    awaitShown("craft +UP .* 3/20 ");
    type("s");
    awaitShown("of 2 by name");
    awaitShown(">craft");
    type("\u001b[B");
    awaitShown(">wrong");
    type("/name=c*\r");
    awaitShown("1-1 of 1 by name");
    assertFalse(shown().contains("wrong"), shown());
    type("\r");
    awaitShown("craft  minecraft  127.0.0.1:" + server.port());
    awaitShown("the last hour");
    type("\u001b[F");
    awaitShown("last changes");
    type("\u001b");
    awaitShown("1-1 of 1 by name");
    type("\u001b");
    awaitShown("of 2 by name");
    fleet("  new: {address: \"127.0.0.1:%d\"}".formatted(server.port()));
    awaitShown("again: 1 added");
    type("\u001b");
    awaitShown("of 3 by name");
    resize(9, 60);
    awaitShown("1-3 of 3 by name[^\n]*\n[^\n]*q quit[^\n]*\n?$");
    type("q");
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), shown());
    assertEquals(1, process.exitValue());
    String all;
    synchronized (shown) {
      all = shown.toString();
    }
    String after = all.substring(all.lastIndexOf(WatchDrawing.END));
    assertTrue(after.contains("1 added, 0 replaced, 0 removed"), after);
    assertTrue(after.contains("Not well after"), after);
    assertFalse(all.contains("hunter2") || all.contains("s3cret"), all);
  }

  @Test
  void theTerminalIsGivenBackAtCtrlC() throws Exception {
    watch("", "xterm");
    awaitShown(">wrong +REFUSED");
    type("\u0003");
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), shown());
    assertEquals(130, process.exitValue());
    synchronized (shown) {
      assertTrue(shown.indexOf(WatchDrawing.END) > 0, shown.toString());
    }
  }

  @Test
  void aTerminalWithoutACursorHasLines() throws Exception {
    watch("", "dumb");
    await()
        .atMost(SOON)
        .until(() -> {
          synchronized (shown) {
            return shown.indexOf("answered") > 0;
          }
        });
    synchronized (shown) {
      assertFalse(shown.indexOf(WatchDrawing.BEGIN) >= 0, shown.toString());
    }
    type("\u0003");
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
  }
}
