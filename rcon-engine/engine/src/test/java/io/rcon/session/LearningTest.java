package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.DialectFindings;
import io.rcon.EndRule;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.SourceFacts;
import io.rcon.simulator.SimulatedGame;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a session of {@link Dialect#AUTO} concludes of every simulated game, and that it costs none
 * a connection or a wrong answer. All are asked at once.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class LearningTest {
  private static final List<String> COMMANDS =
      List.of("echo one", "help", "list", "echo two", "echo three");

  private static final Map<String, Map<String, Object>> ANSWERS = new LinkedHashMap<>();
  private static final Map<String, SimulatedServer> SERVERS = new LinkedHashMap<>();
  private static final Map<String, DialectFindings> TOLD = new ConcurrentHashMap<>();
  private static final Simulator SIMULATOR = new Simulator();

  private static final RconFleet FLEET =
      Rcon.fleet(o ->
          o.dialsPerSecond(0)
              .listener(
                  new RconListener() {
                    @Override
                    public void concluded(Server server, DialectFindings findings) {
                      TOLD.put(server.name(), findings);
                    }
                  }));

  /** The dialects of games that speak in Source frames and that can be simulated. */
  private static List<Dialect> games() {
    return SimulatedGame.all().stream()
        .map(game -> Dialect.named(game.name()))
        .flatMap(Optional::stream)
        .filter(each -> each.family().equals(SourceFacts.FAMILY))
        .toList();
  }

  @BeforeAll
  static void askAll() throws Exception {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (Dialect game : games()) {
      String name = game.name();
      SimulatedServer server = SIMULATOR.start(name, "s3cret");
      SERVERS.put(name, server);
      ANSWERS.put(name, new LinkedHashMap<>());
      Secret secret = Secret.of("s3cret");
      RconSession session =
          FLEET.add(Server.of(Dialect.AUTO, "127.0.0.1", server.port(), secret).named(name));
      all.add(session.whenReady().toCompletableFuture().thenCompose(r -> ask(session, 0)));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
  }

  @AfterAll
  static void close() {
    FLEET.close();
    SIMULATOR.close();
  }

  /** One command after the other. */
  private static CompletableFuture<Void> ask(RconSession session, int index) {
    if (index == COMMANDS.size()) {
      return CompletableFuture.completedFuture(null);
    }
    String text = COMMANDS.get(index);
    return session
        .execute(Command.of(text).timeout(Duration.ofSeconds(20)).within(Duration.ofSeconds(40)))
        .toCompletableFuture()
        .handle((reply, thrown) -> {
          ANSWERS.get(session.server().name()).put(text, reply != null ? reply : thrown);
          return null;
        })
        .thenCompose(done -> ask(session, index + 1));
  }

  private static Reply reply(Dialect game, String command) {
    return assertInstanceOf(Reply.class, ANSWERS.get(game.name()).get(command), game.name());
  }

  private static DialectFindings findings(String game) {
    return FLEET.session(game).orElseThrow().findings().orElseThrow();
  }

  @TestFactory
  List<DynamicTest> should_be_right_or_careful() {
    return games().stream()
        .map(game -> DynamicTest.dynamicTest(game.name(), () -> isRightOrCareful(game)))
        .toList();
  }

  private static void isRightOrCareful(Dialect game) {
    for (String word : List.of("one", "two", "three")) {
      assertEquals(word, reply(game, "echo " + word).text().strip());
    }
    assertTrue(reply(game, "help").text().contains("cvarlist"));
    // A game that closes after each answer does so, and nothing else costs a connection.
    if (!game.get(CommonFacts.CLOSES_AFTER_ANSWER)) {
      assertEquals(1, SERVERS.get(game.name()).connectionsAccepted());
      assertEquals(SessionState.READY, FLEET.session(game.name()).orElseThrow().state());
    }
    DialectFindings concluded = findings(game.name());
    boolean isGame = !game.equals(Dialect.GENERIC);
    assertEquals(isGame, concluded.allows(game), concluded.words());
    Dialect advised = concluded.advised();
    boolean careful = advised.equals(Dialect.GENERIC);
    boolean right =
        concluded.choices().stream()
            .anyMatch(alike -> alike.contains(game) && alike.contains(advised));
    assertTrue(careful || right, advised + ": " + concluded.words());
  }

  @ParameterizedTest
  @CsvSource({
    "nukkit, CERTAIN, the password was accepted by an answer with a third NUL",
    "conan, CERTAIN, the password was accepted by an answer under the id 0 with a text",
    "palworld, CERTAIN, the password was accepted by an answer under the id 0",
    "cod4x, CERTAIN, an empty value under the id 0 and then an answer",
    "cuberite, CERTAIN, answers have the type 2",
    "rust-legacy, CERTAIN, a frame under the id -1 ended an answer",
    "source, OPEN, and a terminator behind it",
    "project-zomboid, OPEN, a packet of type 0 came back twice",
    "paper, OPEN, a packet of type 0 was answered 'Unknown request'",
    "space-engineers, OPEN, a packet of type 0 was answered 'Invalid packet type'",
    "factorio, OPEN, a packet of type 0 was ignored",
  })
  void should_say_what_it_concluded_and_why(
      String game, DialectFindings.Confidence sure, String reason) {
    DialectFindings concluded = findings(game);
    assertEquals(sure, concluded.confidence());
    assertTrue(concluded.words().contains(reason), concluded.words());
    assertTrue(concluded.likely().contains(Dialect.named(game).orElseThrow()));
    assertEquals(concluded, TOLD.get(game));
  }

  /** A quiet time is a guess; where probes are answered it is needed no more. */
  @ParameterizedTest
  @CsvSource({"source, PROBE", "paper, PROBE", "minecraft, QUIET_TIME", "pumpkin, QUIET_TIME"})
  void should_end_exactly_where_probes_are_known_to_be_answered(String game, EndRule end) {
    Dialect dialect = Dialect.named(game).orElseThrow();
    assertEquals(EndRule.QUIET_TIME, reply(dialect, "echo one").end());
    assertEquals(end, reply(dialect, "echo three").end());
  }
}
