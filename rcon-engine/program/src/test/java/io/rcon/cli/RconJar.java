package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.real.ProgramJar;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Printed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs of {@code rcon.jar} in processes of their own; all are ended with this, or in a minute. */
final class RconJar implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR = ProgramJar.PATH;

  /** As the launcher starts what ends soon. */
  static final String QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private static final Executor AFTER_A_MINUTE =
      CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES);

  private final Path folder;
  private final List<Process> started = new ArrayList<>();

  /**
   * Nothing runs yet.
   *
   * @param folder where scripts and standard error go
   */
  RconJar(Path folder) {
    this.folder = folder;
  }

  /** Runs a script, so that what this JVM's own locale cannot say reaches the program all right. */
  Process sh(String script) throws IOException {
    // A shell in the background would have its children ignore Ctrl-C.
    String rcon = "exec env --default-signal=INT '" + JAVA + "' " + QUICK + " -jar '" + JAR + "' ";
    Path file =
        Files.writeString(
            Files.createTempFile(folder, "run", ".sh"), script.replace("rcon ", rcon) + "\n");
    Process process =
        new ProcessBuilder("sh", file.toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    started.add(process);
    // Reading from one that hangs would never end.
    CompletableFuture.runAsync(process::destroyForcibly, AFTER_A_MINUTE);
    return process;
  }

  static Path java() {
    return JAVA;
  }

  static Path jar() {
    return JAR;
  }

  /** What the last one wrote to standard error. */
  String err() throws IOException {
    String err = Files.readString(folder.resolve("err"));
    Printed.keep("rcon.jar", err);
    return err;
  }

  /** All that it writes to standard output. */
  static String out(Process process) throws IOException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Printed.keep("rcon.jar", out);
    return out;
  }

  /** Waits for the end; its exit code. */
  static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the program did not end");
    return process.exitValue();
  }

  /** The options that name a simulated server. */
  static String target(SimulatedServer server) {
    return "-t " + server.game().name() + " -a 127.0.0.1:" + server.port() + " ";
  }

  static void signal(String name, Process process) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    assertEquals(0, end(kill));
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
