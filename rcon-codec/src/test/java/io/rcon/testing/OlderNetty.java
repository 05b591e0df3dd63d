package io.rcon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs programs beside an older Netty, whose jars the build copies into {@code target/netty-4.1}.
 */
public final class OlderNetty {
  /** The first use of the library by a user's program. */
  public interface Use {
    /** Uses it, and ends it again. */
    void run();
  }

  private OlderNetty() {}

  /** The body of a program: prints how the first use ended. */
  public static void report(Use first) {
    try {
      first.run();
      System.out.println("opened");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  /** Expects the program to name each older jar before today's Netty, and to run before it. */
  public static void isNamedBy(Class<?> program) throws IOException, InterruptedException {
    List<String> old = jars();
    assertEquals(3, old.size());
    String today = System.getProperty("java.class.path");
    for (String jar : old) {
      String said = run(program, jar + File.pathSeparator + today);
      assertTrue(said.contains("needs Netty 4.2, but found 4.1.118.Final in " + jar), said);
      assertTrue(said.contains("netty.version"), said);
      assertEquals(1, said.lines().count());
    }
    String all = String.join(File.pathSeparator, old);
    String said = run(program, all + File.pathSeparator + today);
    assertTrue(said.contains("found 4.1.118.Final in "), said);
    assertEquals("opened", run(program, today + File.pathSeparator + all));
  }

  private static List<String> jars() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target", "netty-4.1"))) {
      return jars.map(jar -> jar.toAbsolutePath().toString()).sorted().toList();
    }
  }

  private static String run(Class<?> program, String classPath)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                program.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return said;
  }
}
