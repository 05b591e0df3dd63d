package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rcon.Dialect;
import io.rcon.SourceFacts;
import io.rcon.simulator.SimulatedGame;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import io.rcon.testing.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code rcon check} concludes of servers whose game nobody has told it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class CheckUnknownTest {
  private final Run run = new Run();

  @TempDir private Path folder;

  private static final String MINECRAFT =
      "-t minecraft for minecraft, forge, paper or neoforge; -t glowstone for glowstone;"
          + " -t generic where that is not known";

  static Stream<Arguments> written() {
    return Stream.of(
        arguments("nukkit", "a third NUL; 'list' is answered with a list of theirs", "-t nukkit"),
        arguments("conan", "under the id 0 with a text; 'listplayers' is answered", "-t conan"),
        arguments("source", "came back", "-t source"),
        arguments("squad", "a packet of type 0 was ignored; 'ListPlayers' is", "-t squad"),
        arguments("project-zomboid", "a packet of type 0 came back twice", "-t project-zomboid"),
        arguments("minecraft", "answered 'Unknown request'; 'list' is", MINECRAFT),
        arguments("paper", "a frame held several lines; a packet of type 0 was", MINECRAFT),
        arguments(
            "eco",
            "it may also be cs2, ark, ",
            "-t generic, which does for all of them, until you know which it is"));
  }

  /** Servers that greet in words, or wait for other bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"econ", "7dtd", "bf2", "hll"})
  void whereNoFormFitsTheGamesOfOtherFormsAreNamed(String game) {
    try (SimulatedServer server = SimulatedServer.start(game, "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      assertNotEquals(0, run.rcon("check", "-a", address, "-p", "s3cret", "--timeout", "3s"));
      String last = run.err().lines().reduce("", (a, b) -> b);
      assertTrue(last.startsWith("  found out are games that speak as Source does; "), run.err());
      assertTrue(Pattern.compile("\\b" + game + "\\b").matcher(last).find(), last);
      assertFalse(last.contains("quake3") || last.contains("palworld-rest"), last);
    }
  }

  @ParameterizedTest
  @MethodSource("written")
  void theDialectToWriteDownIsPrintedAndWhy(String game, String why, String write) {
    try (SimulatedServer server = SimulatedServer.start(game, "s3cret")) {
      String address = "127.0.0.1:" + server.port();
      assertEquals(0, run.rcon("check", "-a", address, "-p", "s3cret"), run.err());
      assertEquals(5, run.outLines().size(), run.out());
      assertTrue(run.outLines().get(3).startsWith("dialect  this looks like "), run.out());
      assertTrue(run.outLines().get(3).contains(why), run.out());
      assertEquals("write    " + write, run.outLines().get(4));
    }
  }

  @Test
  void everyGameOfAFleetIsAmongItsCandidates() throws Exception {
    StringBuilder fleet = new StringBuilder("servers:\n");
    List<Dialect> games = new ArrayList<>();
    try (Simulator simulator = new Simulator()) {
      for (SimulatedGame game : SimulatedGame.all()) {
        Optional<Dialect> dialect = Dialect.named(game.name());
        if (dialect.isPresent() && dialect.get().family().equals(SourceFacts.FAMILY)) {
          int port = simulator.start(game.name(), "s3cret").port();
          games.add(dialect.get());
          fleet
              .append("  " + game.name())
              .append(": {address: \"127.0.0.1:" + port + "\", dialect: auto}\n");
        }
      }
      Path file = Files.writeString(folder.resolve("fleet.yaml"), fleet);
      assertEquals(
          0, run.rcon("check", "-f", file.toString(), "-p", "s3cret", "-o", "json"), run.err());
    }
    assertEquals(games.size(), run.outLines().size(), run.out());
    for (String line : run.outLines()) {
      Dialect game = Dialect.named(part(line, "\"server\":\"(.*?)\"")).orElseThrow();
      List<String> candidates =
          List.of(part(line, "\"candidates\":\\[(.*?)]").replace("\"", "").split(",", -1));
      String write = part(line, "\"write\":\"(.*?)\"");
      List<String> right = List.of(Dialect.GENERIC.name(), game.name());
      assertTrue(right.contains(write) || isSpokenAlike(game.name(), write), line);
      assertTrue(game.equals(Dialect.GENERIC) || candidates.contains(game.name()), line);
    }
  }

  /** Kin by their facts; the plain server has no game, and is one of cs2's. */
  private static boolean isSpokenAlike(String game, String write) {
    return switch (game) {
      case "forge", "paper", "neoforge" -> write.equals("minecraft");
      case "ark-ascended" -> write.equals("ark");
      case "generic" -> write.equals("cs2");
      default -> false;
    };
  }

  private static String part(String line, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(line);
    assertTrue(matcher.find(), line);
    return matcher.group(1);
  }

  @Test
  void whereNothingListensOverTcpTheQueriesOfUdpAreAsked() {
    try (SimulatedServer server =
        SimulatedServer.start("ioquake3", "s3cret", o -> o.port(FreePorts.next()))) {
      String address = "127.0.0.1:" + server.port();
      String[] arguments = {"check", "-a", address, "-p", "s3cret", "--timeout", "20s"};
      assertEquals(3, run.rcon(arguments), run.out());
      assertTrue(run.out().contains("queries  over UDP it answers 'quake3'"), run.out());
      assertTrue(run.out().contains("ioquake3"), run.out());
      assertTrue(run.err().contains("connect failed"), run.err());
    }
  }

  @Test
  void whereNothingAnswersAtAllItSaysWhatWasAsked() {
    String address = "127.0.0.1:" + FreePorts.next();
    String[] arguments = {"check", "-a", address, "-p", "s3cret", "--timeout", "500ms"};
    assertEquals(3, run.rcon(arguments), run.out());
    assertTrue(run.out().contains("queries  over UDP nothing answered quake3, "), run.out());
  }

  @Test
  void aPortIsNeededSinceNoGameSaysItsOwn() {
    assertEquals(2, run.rcon("check", "-a", "127.0.0.1", "-p", "s3cret"));
    assertTrue(run.err().contains("the dialect auto has no usual port"), run.err());
    assertFalse(run.err().contains("s3cret"), run.err());
  }
}
