package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the real jar in a process of its own can show: signals, pipes, locales. */
class RconJarIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR =
      Path.of(System.getProperty("basedir", "."), "target", "rcon.jar").toAbsolutePath();

  private final List<Process> started = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  /** Runs a script, so that what this JVM's own locale cannot say reaches the program all right. */
  private Process sh(String script) throws IOException {
    // A shell in the background would have its children ignore Ctrl-C.
    String rcon = "exec env --default-signal=INT '" + JAVA + "' -jar '" + JAR + "' ";
    Path file =
        Files.writeString(
            Files.createTempFile(folder, "run", ".sh"), script.replace("rcon ", rcon) + "\n");
    Process process =
        new ProcessBuilder("sh", file.toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    started.add(process);
    return process;
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  private static String out(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the program did not end");
    return process.exitValue();
  }

  private static String target(SimulatedServer server) {
    return "-t " + server.game().name() + " -a 127.0.0.1:" + server.port() + " ";
  }

  private static void signal(String name, Process process) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    assertEquals(0, end(kill));
  }

  @Test
  void simulateEndsWellOnSigterm() throws Exception {
    Process process = sh("rcon simulate -t minecraft,ioquake3 --count 4");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    while (!lines.contains("READY")) {
      lines.add(out.readLine());
    }
    assertEquals(5, lines.size());
    signal("TERM", process);
    assertEquals(0, end(process));
    assertEquals("", err());
  }

  @Test
  void ctrlCTellsEveryOutcome() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "secret")) {
      Process process = sh("rcon exec " + target(server) + "-p secret -o json slow 60000 x");
      Awaitility.await().until(() -> server.commandsExecuted() == 1);
      signal("INT", process);
      String out = out(process);
      assertEquals(130, end(process), err());
      assertTrue(out.contains("\"error\":\"CANCELLED\""), out);
      assertEquals("", err());
    }
  }

  @Test
  void aClosedPipeEndsQuietly() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "secret")) {
      Path commands = Files.writeString(folder.resolve("in"), "echo a\n".repeat(20_000));
      Process process = sh("rcon exec " + target(server) + "-p secret - < '" + commands + "'");
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        assertEquals("a", out.readLine());
      }
      assertEquals(0, end(process));
      assertEquals("", err());
      assertTrue(server.commandsExecuted() < 20_000);
    }
  }

  @Test
  void theLocaleDoesNotMatter() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "pä s€ 😀")) {
      Process flag =
          sh("LC_ALL=C; export LC_ALL; rcon exec " + target(server) + "-p 'pä s€ 😀' echo ü €");
      assertEquals("ü €\n", out(flag));
      assertEquals(0, end(flag), err());
      Process variable =
          sh(
              "LC_ALL=C; RCON_PASSWORD='pä s€ 😀'; export LC_ALL RCON_PASSWORD\n"
                  + "echo 'echo 😀' > '"
                  + folder.resolve("in")
                  + "'; rcon exec "
                  + target(server)
                  + "- < '"
                  + folder.resolve("in")
                  + "'");
      assertEquals("😀\n", out(variable));
      assertEquals(0, end(variable), err());
    }
  }

  @Test
  void aTraceShowsFramesAndNoPassword() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("source", "secret")) {
      Process process = sh("rcon exec --trace " + target(server) + "-p secret echo hi");
      assertEquals(0, end(process), err());
      assertTrue(err().contains("-->") && err().contains("<--"), err());
      assertTrue(err().contains("65 63 68 6f 20 68 69"), err());
      assertFalse(err().contains("73 65 63 72 65 74"), err());
    }
  }
}
