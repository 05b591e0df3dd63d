package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.QuakeFacts;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.TimedOut;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulation.CalmWorld;
import io.rcon.simulator.FaultyLink;
import io.rcon.simulator.FaultyNetwork;
import io.rcon.simulator.LinkFaults;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that prove the password, and the one way by which a command runs at most once. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SealedRequestsTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  /** All under way at once over a bad network. */
  private static final int COMMANDS = 24;

  private static SimulatedServer start(String game) {
    return SimulatedServer.start(game, "s3cret", o -> o.pacing(false));
  }

  private static RconSession open(String dialect, int port, String password) {
    return Rcon.open(
        Server.of(Dialect.named(dialect).orElseThrow(), "127.0.0.1", port, Secret.of(password)),
        o -> o.backoff(Link.QUICK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"darkplaces-secure1", "darkplaces-secure2"})
  void should_bring_a_long_answer_and_a_marker(String dialect) {
    try (SimulatedServer server = start(dialect);
        RconSession session = open(dialect, server.port(), "s3cret")) {
      assertEquals(20_000, session.blocking().execute("big 20000").text().length());
      var marked = session.blocking().execute(Command.of("echo x").exactEnd());
      assertEquals("x", marked.text().strip());
      assertEquals(EndRule.MARKER, marked.end());
    }
  }

  /** A fleet file's dialect for a game that has none of its own. */
  @Test
  void should_be_a_fact_of_a_dialect() {
    Dialect own =
        Dialect.named("nexuiz")
            .orElseThrow()
            .with(d -> d.name("own").set(QuakeFacts.RCON_SECURE, 2));
    try (SimulatedServer server = start("darkplaces-secure2");
        RconSession session =
            Rcon.open(Server.of(own, "127.0.0.1", server.port(), Secret.of("s3cret")))) {
      assertEquals("x", session.blocking().execute("echo x").text().strip());
    }
    refused("'sealed_by' names no way", Dialect.QUAKE3, 1);
    refused("knows no challenge", Dialect.QUAKEWORLD, 2);
    refused("must be 0 to 2", Dialect.DARKPLACES, 3);
  }

  private static void refused(String why, Dialect dialect, int level) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> dialect.with(d -> d.set(QuakeFacts.RCON_SECURE, level)));
    assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
  }

  /** Silence says neither, so the message names what to check. */
  @ParameterizedTest
  @CsvSource({
    "darkplaces, darkplaces-secure1, s3cret, UNKNOWN",
    "darkplaces-secure1, darkplaces-secure2, s3cret, UNKNOWN",
    "darkplaces-secure1, darkplaces-secure1, hunter2, UNKNOWN",
    "darkplaces-secure2, darkplaces-secure2, hunter2, UNKNOWN",
    "unvanquished-secure1, unvanquished-secure2, s3cret, UNKNOWN",
    "darkplaces-secure2, quakeworld, s3cret, NOT_SENT",
  })
  void should_tell_of_a_wrong_level(
      String dialect, String game, String password, Delivery delivery) {
    try (SimulatedServer server = start(game);
        RconSession session = open(dialect, server.port(), password)) {
      TimedOut silence =
          Link.fails(
              session.execute(Command.of("echo x").timeout(Duration.ofSeconds(2))),
              TimedOut.class,
              delivery);
      assertEquals(0, server.commandsExecuted());
      String told = String.valueOf(silence.getMessage());
      assertTrue(game.equals("quakeworld") || told.contains("secure"), told);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "unvanquished-secure1, Bad password",
    "unvanquished-secure2, Bad password",
    "unvanquished, Bad password",
    "quakeworld-crypted, sv_crypt_rcon is 1 and both clocks agree"
  })
  void should_be_refused_with_a_wrong_password(String dialect, String words) {
    try (SimulatedServer server = start(dialect);
        RconSession session = open(dialect, server.port(), "hunter2")) {
      LoginRefused refused =
          Link.fails(session.execute("echo x"), LoginRefused.class, Delivery.ANSWERED);
      assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
      assertEquals(0, server.commandsExecuted());
    }
  }

  /** A word of the server is spent, so that the same bytes again are silence and run nothing. */
  @Test
  void should_send_a_command_again_that_runs_once_at_most() {
    try (SimulatedServer server = start("darkplaces-secure2");
        RconSession session = open("darkplaces-secure2", server.port(), "s3cret")) {
      server.mishap("echo lost"::equals, new Mishap.Lose());
      Link.fails(
          session.execute(Command.of("echo lost").timeout(Duration.ofSeconds(4))),
          TimedOut.class,
          Delivery.UNKNOWN);
      assertEquals(1, server.commandsExecuted());
      assertTrue(server.counts().refusedLogins() > 0, "nothing was sent again");
    }
  }

  /** Not sent at all, and told so, while the question for a word meets silence. */
  @Test
  void should_say_that_nothing_left_without_a_challenge() throws Exception {
    try (SimulatedServer server = start("darkplaces-secure2");
        FaultyNetwork network = new FaultyNetwork(3)) {
      FaultyLink link = network.to(server);
      try (RconSession session = open("darkplaces-secure2", link.port(), "s3cret")) {
        link.cut();
        Link.fails(
            session.execute(Command.of("echo cut").timeout(SHORT)),
            TimedOut.class,
            Delivery.NOT_SENT);
        link.heal();
        assertEquals("x", session.blocking().execute("echo x").text().strip());
        assertEquals(1, server.commandsExecuted());
      }
    }
  }

  /** Cancelled while only the question for a word has left: the command does not follow it. */
  @ParameterizedTest
  @ValueSource(strings = {"darkplaces-secure2", "unvanquished-secure2"})
  void should_not_send_what_was_cancelled_before_it_left(String dialect) throws Exception {
    try (CalmWorld world = new CalmWorld(dialect, "s3cret", o -> o.pacing(false))) {
      RconSession session = world.open(Dialect.named(dialect).orElseThrow(), "s3cret");
      PendingReply first = session.execute("echo first");
      assertTrue(world.until(first.toCompletableFuture()::isDone, SHORT));
      world.pass(Duration.ofSeconds(10));
      PendingReply cancelled = session.execute("echo cancelled");
      // A datagram takes a millisecond each way.
      world.pass(Duration.ofMillis(1));
      cancelled.cancel();
      world.pass(Duration.ofSeconds(10));
      Link.fails(cancelled, RconException.Cancelled.class, Delivery.NOT_SENT);
      assertEquals(1, world.server().commandsExecuted());
      PendingReply next = session.execute("echo next");
      assertTrue(
          world.until(next.toCompletableFuture()::isDone, Duration.ofSeconds(5)),
          "the place is free again");
      assertEquals("next", Link.get(next).text().strip());
    }
  }

  /** Lost, doubled and overtaking: each command runs once at most, and an answer is its own. */
  @ParameterizedTest
  @ValueSource(strings = {"darkplaces-secure2", "unvanquished-secure2"})
  void should_run_each_command_once_at_most_over_a_bad_network(String dialect) throws Exception {
    try (SimulatedServer server = start(dialect);
        FaultyNetwork network = new FaultyNetwork(5)) {
      FaultyLink link = network.to(server);
      link.faults(
          LinkFaults.NONE.latency(Duration.ZERO, Duration.ofMillis(10)).datagrams(0.2, 0.3, 0.3));
      Dialect deep = Dialect.named(dialect).orElseThrow().with(d -> d.name("deep").depth(COMMANDS));
      int answered = 0;
      try (RconSession session =
          Rcon.open(
              Server.of(deep, "127.0.0.1", link.port(), Secret.of("s3cret")),
              o -> o.timeout(Duration.ofSeconds(3)))) {
        List<PendingReply> pending = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
          pending.add(session.execute("echo token" + i));
        }
        for (int i = 0; i < COMMANDS; i++) {
          try {
            // A datagram of an answer that came twice is twice in it where silence ends it.
            Set<String> lines =
                Set.copyOf(Link.get(pending.get(i)).text().strip().lines().toList());
            assertEquals(Set.of("token" + i), lines);
            answered++;
          } catch (RconException failure) {
            assertTrue(failure.delivery() != Delivery.ANSWERED, failure.getMessage());
          }
        }
      }
      assertTrue(answered > 5, "hardly anything was answered: " + answered);
      List<String> ran = server.requests().stream().map(each -> each.command()).toList();
      assertEquals(ran.size(), ran.stream().distinct().count(), () -> "ran twice: " + ran);
    }
  }

  /** mvdsv would find other words than the proven ones, and call the password bad. */
  @ParameterizedTest
  @ValueSource(strings = {"say a\"b\"", "say \"a", "say \"a\"b"})
  void should_refuse_words_that_the_server_may_find_otherwise(String command) {
    try (SimulatedServer server = start("quakeworld-crypted");
        RconSession session = open("quakeworld-crypted", server.port(), "s3cret")) {
      assertThrows(CommandRejected.class, () -> session.blocking().execute(command));
      assertEquals("a b", session.blocking().execute("echo \"a  b\"").text().strip());
    }
  }
}
