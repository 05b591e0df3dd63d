package io.rcon.shaded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that needs Netty 4.1 for itself runs the shaded engine, on epoll, in one class path.
 */
class BesideAnotherNettyIT {
  private static final Path TARGET =
      Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath();

  private static final String PROGRAM =
      """
      import io.rcon.Dialect;
      import io.rcon.Rcon;
      import io.rcon.RconOptions;
      import io.rcon.RconSession;
      import io.rcon.Secret;
      import io.rcon.Server;

      public final class Embedder {
        public static void main(String[] args) {
          Server server =
              Server.of(Dialect.named(args[0]).orElseThrow(), "127.0.0.1",
                  Integer.parseInt(args[1]), Secret.of(System.getenv("RCON_PASSWORD")));
          try (RconSession session =
              Rcon.open(server, o -> o.transport(RconOptions.TransportKind.EPOLL))) {
            System.out.println("answer " + session.blocking().execute("echo hi").text().strip());
          }
          System.out.println("own " + io.netty.channel.epoll.Epoll.class.getProtectionDomain()
              .getCodeSource().getLocation() + " " + io.netty.channel.epoll.Epoll.isAvailable());
          System.out.println("shaded " + io.rcon.shaded.io.netty.channel.epoll.Epoll.isAvailable());
        }
      }
      """;

  private static final Predicate<String> OWN =
      Pattern.compile("own .*-epoll-4\\.1\\.\\S*\\.jar true").asMatchPredicate();

  @TempDir Path directory;

  @Test
  void answersOverTcpAndUdpOnEpoll() throws Exception {
    compile();
    for (String dialect : List.of("minecraft", "quake3")) {
      try (SimulatedServer server = SimulatedServer.start(dialect, "s3cret")) {
        List<String> said = run(dialect, server.port());
        assertTrue(said.contains("answer hi"), () -> "" + said);
        assertTrue(said.contains("shaded true"), () -> "" + said);
        assertTrue(said.stream().anyMatch(OWN), () -> "" + said);
      }
    }
  }

  @Test
  void bringsNoOtherNetty() throws Exception {
    String pom = Files.readString(TARGET.resolveSibling("dependency-reduced-pom.xml"));
    List<String> brought = new ArrayList<>();
    Matcher dependency =
        Pattern.compile(
                "<artifactId>([^<]*)</artifactId>\\s*<version>[^<]*</version>\\s*<scope>(compile|runtime)<")
            .matcher(pom.substring(pom.lastIndexOf("<dependencies>")));
    while (dependency.find()) {
      brought.add(dependency.group(1));
    }
    assertEquals(List.of("jspecify", "slf4j-api"), brought);
  }

  private void compile() throws IOException {
    Path source = Files.writeString(directory.resolve("Embedder.java"), PROGRAM);
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(writer, writer, "-cp", classPath(), "-d", directory + "", source + "");
    assertEquals(0, status, said::toString);
  }

  private List<String> run(String dialect, int port) throws Exception {
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java") + "",
            "-cp",
            directory + File.pathSeparator + classPath(),
            "Embedder",
            dialect,
            port + "");
    builder.environment().put("RCON_PASSWORD", "s3cret");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(output);
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
