package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Rcon;
import io.rcon.codec.RconCodecException;
import io.rcon.config.FleetFile;
import io.rcon.simulator.SimulatedServer;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles and runs modules of users on the module path, against the built artifacts. */
final class ModulePrograms {
  private ModulePrograms() {}

  /**
   * Compiles a module that sees what the artifacts export and nothing else.
   *
   * @param classes where its classes go
   * @param libraries the beginnings of the names of libraries, beside the artifacts
   * @param sources its sources, module-info.java among them
   * @return what the compiler said; empty if all is well
   */
  static String compile(Path classes, String libraries, List<Path> sources)
      throws URISyntaxException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-Xlint:all,-requires-automatic",
                "-Werror",
                "--class-path",
                "",
                "--module-path",
                modulePath(libraries),
                "-d",
                classes.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    int status = javac.run(writer, writer, arguments.toArray(String[]::new));
    return status == 0 ? "" : "javac ended with " + status + ": " + said;
  }

  /**
   * Runs a module in a JVM of its own.
   *
   * @param directory where its output is kept
   * @param classes the module
   * @param libraries the beginnings of the names of libraries, beside the artifacts
   * @param main module and class
   * @return its lines
   */
  static List<String> run(Path directory, Path classes, String libraries, String main)
      throws IOException, InterruptedException, URISyntaxException {
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "--module-path",
                classes + File.pathSeparator + modulePath(libraries),
                "--module",
                main)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      assertTrue(ended, () -> "still running after " + lines);
      assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  /** The engine, the codec, and those libraries whose names begin with one of the given. */
  private static String modulePath(String begins) throws URISyntaxException {
    List<String> path =
        new ArrayList<>(
            List.of(
                home(Rcon.class),
                home(RconCodecException.class),
                home(SimulatedServer.class),
                home(FleetFile.class)));
    libraries()
        .filter(entry -> new File(entry).getName().matches("(" + begins + ")-.*\\.jar"))
        .forEach(path::add);
    return String.join(File.pathSeparator, path);
  }

  private static Stream<String> libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static String home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
