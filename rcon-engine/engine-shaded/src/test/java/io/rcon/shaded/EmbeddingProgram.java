package io.rcon.shaded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A program against the shaded engine: compiled, and run in a process of its own. */
final class EmbeddingProgram {
  static final Path TARGET = Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath();

  private final Path directory;
  private final String name;
  private final Path output;

  EmbeddingProgram(Path directory, String name, String text) throws IOException {
    this.directory = directory;
    this.name = name;
    output = directory.resolve(name + ".output");
    Path source = Files.writeString(directory.resolve(name + ".java"), text);
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(writer, writer, "-cp", classPath(), "-d", directory + "", source + "");
    assertEquals(0, status, said::toString);
  }

  /** What it has written, its errors included. */
  List<String> said() throws IOException {
    return Files.readAllLines(output);
  }

  Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java") + "",
                "-cp",
                directory + File.pathSeparator + classPath(),
                name));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("RCON_PASSWORD", "s3cret");
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /** Runs it to its end, which must be a success. */
  List<String> run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    try {
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      List<String> lines = said();
      assertTrue(ended, () -> "still running after " + lines);
      assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  /** The other Netty first, as it would be where the program brings it. */
  private static String classPath() throws IOException {
    List<String> path = new ArrayList<>();
    try (Stream<Path> other = Files.list(TARGET.resolve("another-netty"))) {
      other.forEach(jar -> path.add(jar + ""));
    }
    assertTrue(path.size() >= 7, () -> "" + path);
    try (Stream<Path> built = Files.list(TARGET)) {
      built
          .filter(f ->
              f.getFileName().toString().matches("rcon-engine-shaded-[\\d.]+(-SNAPSHOT)?\\.jar"))
          .forEach(jar -> path.add(jar + ""));
    }
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> new File(entry).getName().matches("(slf4j|jspecify)-.*\\.jar"))
        .forEach(path::add);
    return String.join(File.pathSeparator, path);
  }
}
