package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.BattlEyeFacts;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Pacing;
import io.rcon.Rcon;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.SourceFacts;
import io.rcon.simulator.SimulatedServer;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class EveryDialectTest {
  static RconSession open(SimulatedServer simulated, String dialect) {
    return Rcon.open(server(simulated, dialect));
  }

  static Server server(SimulatedServer simulated, String dialect) {
    return Server.of(
        Dialect.named(dialect).orElseThrow(), "127.0.0.1", simulated.port(), Secret.of("s3cret"));
  }

  /**
   * But for those whose answers hold more than the text, that have no echo, or that stand for no
   * game: see {@link BattlEyeTest}, {@link WordsAndCodesTest} and {@link LearningTest}.
   */
  static List<String> all() {
    return Dialect.all().stream()
        .filter(each -> !each.get(BattlEyeFacts.ANSWERS_AS_MESSAGES))
        .filter(each -> !each.get(SourceFacts.LEARNS))
        .filter(each -> !List.of("frostbite", "evrima").contains(each.family().name()))
        .map(Dialect::name)
        .toList();
  }

  /** A dialect without the pace of its game, so that a test of the text takes no minute. */
  private static Server unpaced(SimulatedServer simulated, String dialect) {
    Server paced = server(simulated, dialect);
    return Server.of(
        paced.dialect().with(d -> d.pacing(Pacing.NONE)),
        "127.0.0.1",
        simulated.port(),
        Secret.of("s3cret"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void should_answer_each_command_with_its_own_text(String dialect) {
    try (SimulatedServer simulated =
            SimulatedServer.start(dialect, "s3cret", o -> o.pacing(false));
        RconSession session = Rcon.open(unpaced(simulated, dialect))) {
      session.blocking().awaitReady();
      for (int i = 0; i < 5; i++) {
        Reply reply = session.blocking().execute("echo token" + i);
        assertEquals("token" + i, reply.text().strip());
        assertEquals(1, reply.packets());
      }
      boolean closes = session.server().dialect().get(CommonFacts.CLOSES_AFTER_ANSWER);
      assertEquals(closes ? SessionState.IDLE : SessionState.READY, session.state());
      assertTrue(session.lastHeard().isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "darkplaces", "battleye"})
  void should_return_a_long_answer_whole(String dialect) {
    try (SimulatedServer simulated =
            SimulatedServer.start(dialect, "s3cret", o -> o.pacing(false));
        RconSession session = open(simulated, dialect)) {
      for (int size : new int[] {0, 1, 4085, 4086, 4095, 4096, 4097, 8192, 100_000}) {
        Reply reply = session.blocking().execute("big " + size);
        assertEquals(size, reply.text().length(), dialect + " " + size);
        Reply after = session.blocking().execute("echo after");
        assertEquals("after", after.text().strip());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "ioquake3"})
  void should_refuse_what_is_too_long_before_it_is_sent(String dialect) {
    try (SimulatedServer simulated = SimulatedServer.start(dialect, "s3cret");
        RconSession session = open(simulated, dialect)) {
      CommandRejected rejected =
          assertThrows(
              CommandRejected.class, () -> session.blocking().execute("echo " + "a".repeat(2000)));
      assertEquals(Delivery.NOT_SENT, rejected.delivery());
      assertEquals(0, simulated.commandsExecuted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ioquake3", "darkplaces", "quakeworld"})
  void should_end_with_a_marker_when_asked(String dialect) {
    try (SimulatedServer simulated =
            SimulatedServer.start(dialect, "s3cret", o -> o.pacing(false));
        RconSession session = open(simulated, dialect)) {
      Reply reply = session.blocking().execute(io.rcon.Command.of("echo hello").exactEnd());
      assertEquals("hello", reply.text().strip());
      assertEquals(EndRule.MARKER, reply.end());
    }
  }
}
