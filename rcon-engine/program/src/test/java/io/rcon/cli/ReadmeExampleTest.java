package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines that list the players of a mixed fleet and kick one, compiled and run. */
@Timeout(60)
class ReadmeExampleTest {
  private static final String BEFORE = "and kicks one with each game's own command:\n\n```java\n";

  private static final String ROW =
      "#    587 \"Griefer\"         [U:1:11231]         06:13       99    0 active 192.0.2.7:27005\n";

  @TempDir private Path folder;

  private static String example() throws IOException {
    String readme = Files.readString(DocumentedLines.root().resolve("README.md"));
    int begin = readme.indexOf(BEFORE) + BEFORE.length();
    assertTrue(begin > BEFORE.length(), "the README has no such example");
    return readme.substring(begin, readme.indexOf("```", begin));
  }

  @Test
  void playersOfAMixedFleetAreListedAndOneIsKicked() throws Exception {
    String example = example();
    assertEquals(8, example.lines().count(), example);
    Class<?> compiled = compiled(example);
    try (SimulatedServer source = SimulatedServer.start("source", "s3cret");
        SimulatedServer minecraft = SimulatedServer.start("minecraft", "s3cret");
        SimulatedServer quake = SimulatedServer.start("ioquake3", "s3cret", o -> o.players(2));
        RconFleet fleet = Rcon.fleet(o -> {})) {
      minecraft.reply("list", "There are 2 of a max of 20 players online: Anna, Griefer");
      source.reply(
          "status",
          "hostname: x\nplayers : 1 humans, 0 bots (24 max)\n# userid name                uniqueid"
              + "            connected ping loss state  adr\n"
              + ROW);
      fleet.add(server("tf", source));
      fleet.add(server("mc", minecraft));
      fleet.add(server("oa", quake));
      String printed = run(compiled, fleet);
      assertEquals(
          List.of("tf: Griefer", "mc: Anna", "mc: Griefer"), printed.lines().limit(3).toList());
      assertEquals(2, printed.lines().filter(line -> line.startsWith("oa: ")).count(), printed);
      assertEquals(List.of("kick Griefer"), kicks(minecraft));
      assertEquals(List.of("kickid \"[U:1:11231]\""), kicks(source));
      assertEquals(List.of(), kicks(quake));
    }
  }

  private static Server server(String name, SimulatedServer simulated) {
    return Server.of(
            Dialect.named(simulated.game().name()).orElseThrow(),
            "127.0.0.1",
            simulated.port(),
            Secret.of("s3cret"))
        .named(name)
        .tagged("region", "eu");
  }

  private static List<String> kicks(SimulatedServer server) {
    return server.requests().stream()
        .map(RecordedRequest::command)
        .filter(command -> command.contains("kick"))
        .toList();
  }

  private static String run(Class<?> compiled, RconFleet fleet) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      compiled.getMethod("run", RconFleet.class).invoke(null, fleet);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Class<?> compiled(String example) throws Exception {
    String text =
        """
        import io.rcon.*;
        import io.rcon.commands.*;
        import io.rcon.status.*;
        public final class Example {
          public static void run(RconFleet fleet) {
        """
            + example
            + "  }\n}\n";
    Path file = Files.writeString(folder.resolve("Example.java"), text);
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    String classPath = System.getProperty("java.class.path");
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(writer, writer, "-d", folder + "", "-cp", classPath, file + "");
    assertEquals(0, status, said::toString);
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ReadmeExampleTest.class.getClassLoader());
    return loader.loadClass("Example");
  }
}
