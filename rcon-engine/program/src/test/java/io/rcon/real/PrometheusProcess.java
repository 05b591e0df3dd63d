package io.rcon.real;

import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Prometheus, asked by its promtool. */
final class PrometheusProcess implements AutoCloseable {
  static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
  static final String PROMTOOL = "/usr/bin/promtool";

  private final Process process;
  private final String url;

  private PrometheusProcess(Process process, int port) {
    this.process = process;
    url = "http://127.0.0.1:" + port;
  }

  static PrometheusProcess start(Path folder, Path config) throws IOException {
    int port = FreePorts.next();
    Process process =
        new ProcessBuilder(
                PROMETHEUS.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new PrometheusProcess(process, port);
  }

  /** What an expression answers now; empty for nothing, or while Prometheus starts. */
  String query(String expression) throws Exception {
    Process tool =
        new ProcessBuilder(PROMTOOL, "query", "instant", url, expression)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    tool.getOutputStream().close();
    String answer = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return tool.waitFor() == 0 ? answer.strip() : "";
  }

  /** What promtool says, empty if all is well. */
  static String promtool(Path folder, byte[] input, List<String> arguments) throws Exception {
    Path in = Files.write(folder.resolve("input"), input);
    Process tool =
        new ProcessBuilder(
                java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(PROMTOOL), arguments.stream())
                    .toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(in.toFile())
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return tool.waitFor() == 0 && !said.contains("FAILED") ? "" : arguments + ": " + said;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
