package io.rcon.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code rcon tail}, run from {@code rcon.jar} as anybody would. */
final class TailProcess implements AutoCloseable {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final Path out = Files.createTempFile("tail", ".out");
  private final Path err = Files.createTempFile("tail", ".err");
  private final Process process;

  TailProcess(String dialect, int port, String password) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    ProgramJar.PATH.toString(),
                    "tail",
                    "-t",
                    dialect,
                    "-a",
                    "127.0.0.1:" + port,
                    "-p",
                    password))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  boolean hasPrinted(String words) throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8).contains(words);
  }

  /** Waits for a line of its output that ends so, behind time and server. */
  void awaits(String pattern) {
    Pattern line = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  \\S+  " + pattern);
    await()
        .atMost(PATIENT)
        .until(() -> Files.readAllLines(out).stream().anyMatch(l -> line.matcher(l).matches()));
  }

  /** Waits for a message beside its output. */
  void complains(String pattern) {
    Pattern words = Pattern.compile(pattern);
    await().atMost(PATIENT).until(() -> words.matcher(Files.readString(err)).find());
  }

  /** As Ctrl-C does. {@return its exit code} */
  int interrupt() throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    kill.waitFor();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it goes on after Ctrl-C");
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }
}
