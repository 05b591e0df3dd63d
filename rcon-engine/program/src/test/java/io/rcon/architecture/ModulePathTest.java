package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's module, compiled and run on the module path without any of the optional libraries. */
class ModulePathTest {
  private static final String MAIN =
      """
      package consumer;

      import io.rcon.Dialect;
      import io.rcon.Rcon;
      import io.rcon.RconSession;
      import io.rcon.Server;
      import io.rcon.config.FleetFile;
      import io.rcon.simulator.SimulatedServer;

      public final class Main {
        public static void main(String[] args) {
          for (Dialect dialect : new Dialect[] {Dialect.MINECRAFT, Dialect.QUAKE3}) {
            try (SimulatedServer simulated = SimulatedServer.start(dialect.name(), "s3cret")) {
              String file = "servers: {it: {dialect: " + dialect + ", password: s3cret, address: "
                  + "127.0.0.1:" + simulated.port() + "}}";
              Server server = FleetFile.parse(file, "text", System::getenv).servers().get(0);
              try (RconSession session = Rcon.open(server)) {
                String text = session.blocking().execute("echo hi").text();
                System.out.println(dialect + " " + text.strip());
              }
            }
          }
          ModuleLayer.boot().modules().forEach(m -> System.out.println("module " + m.getName()));
        }
      }
      """;

  private static final String WITH_MICROMETER =
      """
      package consumer;

      import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
      import io.rcon.micrometer.MicrometerListener;

      public final class Main {
        public static void main(String[] args) {
          SimpleMeterRegistry registry = new SimpleMeterRegistry();
          MicrometerListener.of(registry).datagramDropped("unknown");
          System.out.println(registry.getMetersAsString());
        }
      }
      """;

  private static final String AT_RUN_TIME = "netty|slf4j-api|snakeyaml-engine";

  private static final Pattern EXPECTED =
      Pattern.compile(
          "consumer|io\\.rcon(\\.(codec|config|simulator))?|org\\.slf4j|org\\.snakeyaml\\.engine"
              + "|(java|jdk|io\\.netty)\\..*");

  @TempDir Path directory;

  @Test
  void aModuleThatRequiresOnlyTheEngineRuns() throws Exception {
    Path classes =
        compile(
            "requires io.rcon.config; requires io.rcon.simulator;",
            MAIN,
            AT_RUN_TIME + "|jspecify");
    List<String> output = run(classes, AT_RUN_TIME);
    assertTrue(output.containsAll(List.of("minecraft hi", "quake3 hi")), () -> "" + output);
    List<String> modules =
        output.stream().filter(l -> l.startsWith("module ")).map(l -> l.substring(7)).toList();
    assertTrue(
        modules.containsAll(List.of("consumer", "io.rcon", "io.rcon.codec", "io.netty.transport")),
        () -> "" + modules);
    assertEquals(List.of(), modules.stream().filter(m -> !EXPECTED.matcher(m).matches()).toList());
  }

  @Test
  void aModuleThatBringsMicrometerCanUseItsListener() throws Exception {
    String libraries = AT_RUN_TIME + "|jspecify|micrometer";
    Path classes =
        compile("requires io.rcon; requires micrometer.core;", WITH_MICROMETER, libraries);
    List<String> output = run(classes, libraries);
    assertEquals(
        "rcon.datagrams.dropped(COUNTER)[reason='unknown']; count=1.0",
        output.get(output.size() - 1));
  }

  private Path compile(String requires, String program, String libraries)
      throws IOException, URISyntaxException {
    Path source = Files.createDirectories(directory.resolve("src/consumer"));
    Path module =
        Files.writeString(
            source.resolveSibling("module-info.java"), "module consumer { " + requires + " }");
    Path main = Files.writeString(source.resolve("Main.java"), program);
    Path classes = directory.resolve("classes");
    assertEquals("", ModulePrograms.compile(classes, libraries, List.of(module, main)));
    return classes;
  }

  private List<String> run(Path classes, String libraries)
      throws IOException, InterruptedException, URISyntaxException {
    return ModulePrograms.run(directory, classes, libraries, "consumer/consumer.Main");
  }
}
