package io.rcon.real;

import io.rcon.testing.FreePorts;
import io.rcon.testing.Printed;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** {@code rcon watch} with its page, run from {@code rcon.jar}; it may be killed and started. */
final class WatchProcess implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Path told;
  private final int port = FreePorts.next();
  private final List<String> command = new ArrayList<>();
  private Process process;

  /** Nothing runs yet. */
  WatchProcess(Path folder, Path fleet, String... more) {
    told = folder.resolve("told");
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            ProgramJar.PATH.toString(),
            "watch",
            "-f",
            fleet.toString(),
            "--plain",
            "--interval",
            "1s",
            "--http",
            "127.0.0.1:" + port));
    command.addAll(List.of(more));
  }

  /** Starts it and waits until it serves. */
  void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.appendTo(told.toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Awaitility.await("the page of rcon watch").atMost(SOON).until(() -> !get("/health").isEmpty());
  }

  /** As {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    Awaitility.await("end of rcon watch").atMost(SOON).until(() -> !process.isAlive());
  }

  /** What it wrote to standard error since the first start. */
  String told() {
    try {
      String all = Files.readString(told, StandardCharsets.UTF_8);
      Printed.keep("rcon watch", all);
      return all;
    } catch (IOException e) {
      return "";
    }
  }

  /** What it answers now; empty while it does not. */
  String get(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) new URL("http://127.0.0.1:" + port + path).openConnection();
      connection.setConnectTimeout(5000);
      connection.setReadTimeout(5000);
      try (InputStream in = connection.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      return "";
    }
  }

  /** Waits until a server's row has all of these pieces of JSON. */
  void awaitRow(String server, String... pieces) {
    Awaitility.await(server + " with " + String.join(" ", pieces))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> get("/api/servers/" + server),
            row -> List.of(pieces).stream().allMatch(row::contains));
  }

  /** SIGTERM, after which it ends within ten seconds. */
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      awaitEnd();
    }
  }
}
