package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mechanism of another author as a module of its own: it is compiled against what the engine
 * exports, provided as a service, and found on the module path by the name of its dialect. The same
 * sources run on the class path and in a plug-in's class loader in the engine's own tests.
 */
class StrangerModuleTest {
  private static final Path SOURCES = Path.of("../engine/src/test/java/stranger");

  private static final List<String> MECHANISM =
      List.of("PigeonMechanism", "PigeonConversation", "PigeonDialects", "PigeonServer");

  private static final String MODULE =
      """
      module stranger.pigeon {
        requires io.rcon;
        provides io.rcon.spi.Mechanism with stranger.PigeonMechanism;
        provides io.rcon.DialectProvider with stranger.PigeonDialects;
      }
      """;

  private static final String MAIN =
      """
      package stranger;

      import io.rcon.Dialect;
      import io.rcon.Rcon;
      import io.rcon.RconSession;
      import io.rcon.Secret;
      import io.rcon.Server;

      final class Main {
        public static void main(String[] args) throws Exception {
          Dialect pigeon = Dialect.named("pigeon").orElseThrow();
          try (PigeonServer server = new PigeonServer()) {
            Server at = Server.of(pigeon, "127.0.0.1", server.port(), Secret.of("s3cret"));
            try (RconSession session = Rcon.open(at)) {
              System.out.println("answer " + session.blocking().execute("single").text());
            }
          }
          System.out.println("module " + Main.class.getModule().getName());
        }
      }
      """;

  private static final String BURGLAR =
      """
      package stranger;

      final class Burglar {
        Object inside = io.rcon.internal.dialect.Mechanisms.class;
      }
      """;

  private static final String LIBRARIES = "netty|slf4j-api|jspecify";

  @TempDir Path directory;

  private String compile(String name, String text) throws Exception {
    Path module = Files.writeString(directory.resolve("module-info.java"), MODULE);
    Path folder = Files.createDirectories(directory.resolve("stranger"));
    List<Path> sources = new ArrayList<>(List.of(module));
    for (String each : MECHANISM) {
      sources.add(Files.copy(SOURCES.resolve(each + ".java"), folder.resolve(each + ".java")));
    }
    sources.add(Files.writeString(folder.resolve(name + ".java"), text));
    return ModulePrograms.compile(directory.resolve("classes"), LIBRARIES, sources);
  }

  @Test
  void should_compile_against_what_is_exported_and_be_found_as_a_service() throws Exception {
    assertEquals("", compile("Main", MAIN));
    List<String> output =
        ModulePrograms.run(
            directory, directory.resolve("classes"), LIBRARIES, "stranger.pigeon/stranger.Main");
    assertTrue(
        output.containsAll(List.of("answer one", "module stranger.pigeon")), output::toString);
  }

  @Test
  void should_not_compile_with_what_is_inside() throws Exception {
    String said = compile("Burglar", BURGLAR);
    assertTrue(
        Stream.of("io.rcon.internal.dialect", "does not export it").allMatch(said::contains), said);
  }
}
