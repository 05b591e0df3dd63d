package io.rcon.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;

/** One server of {@code rcon simulate}, run from {@code rcon.jar} as anybody would. */
final class SimulateProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  SimulateProcess(String dialect, String password) throws IOException {
    Path jar = ProgramJar.PATH;
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "simulate",
                "-t",
                dialect,
                "--listen",
                "127.0.0.1:0",
                "-p",
                password)
            .redirectError(Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = String.valueOf(output.readLine());
    Assertions.assertTrue(
        line.matches(dialect + " 127\\.0\\.0\\.1:[0-9]+"), "rcon simulate said: " + line);
    Assertions.assertEquals("READY", output.readLine());
    port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  int port() {
    return port;
  }

  /** SIGTERM is how it is meant to end. */
  @Override
  public void close() {
    process.destroy();
    Awaitility.await("end of rcon simulate on SIGTERM")
        .atMost(Duration.ofSeconds(10))
        .until(() -> !process.isAlive());
    Assertions.assertEquals(0, process.exitValue());
  }
}
