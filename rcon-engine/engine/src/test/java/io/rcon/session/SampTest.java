package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Pacing;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.TimedOut;
import io.rcon.Reply;
import io.rcon.SampFacts;
import io.rcon.Secret;
import io.rcon.SessionState;
import io.rcon.query.Queries;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulationOptions;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with simulated servers of SA-MP: lines, their end, silence, bans and queries. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SampTest {
  private static final Dialect SAMP =
      Dialect.named("samp").orElseThrow().with(d -> d.pacing(Pacing.NONE));

  private static final Command BRIEF = Command.of("echo x").timeout(Duration.ofMillis(300));

  private static Link link(Dialect dialect, Consumer<SimulationOptions> simulation) {
    return Link.to(dialect, o -> {}, simulation, s -> s);
  }

  /** Both readings of what ends an answer, by both ways of reading it. */
  @ParameterizedTest
  @CsvSource({"'', false", "empty-line, false", "empty-line, true"})
  void should_bring_the_same_lines_whatever_ends_them(String reading, boolean ends) {
    Dialect dialect = SAMP.with(d -> d.set(SampFacts.EMPTY_LINE_ENDS, ends));
    try (Link link = link(dialect, o -> o.reading(reading))) {
      link.server.reply("cmdlist", "Console Commands:\n\n  echo\n  exec");
      Reply reply = link.ask("cmdlist");
      String whole = "Console Commands:\n\n  echo\n  exec";
      assertEquals(ends ? "Console Commands:" : whole, reply.text());
      assertEquals(ends ? EndRule.END_FRAME : EndRule.QUIET_TIME, reply.end());
      assertFalse(reply.possiblyTruncated());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bans"})
  void should_stop_after_one_wrong_password(String reading) {
    try (Link link =
        Link.to(SAMP, o -> {}, o -> o.reading(reading), s -> s.withSecret(Secret.of("hunter2")))) {
      LoginRefused refused =
          Link.fails(link.session.execute("echo x"), LoginRefused.class, Delivery.ANSWERED);
      assertTrue(String.valueOf(refused.getMessage()).contains("Invalid RCON password."));
      await().until(() -> link.session.state() == SessionState.REFUSED);
      assertEquals(1, link.server.counts().refusedLogins());
    }
  }

  /** open.mp says nothing to a wrong password in some builds, nor with rcon switched off. */
  @Test
  void should_not_take_silence_for_a_proof_and_name_what_to_check() {
    try (Link link =
        Link.to(
            SAMP,
            o -> {},
            o -> o.reading("silent"),
            server -> server.withSecret(Secret.of("hunter2")))) {
      TimedOut silence =
          Link.fails(
              link.session.execute(Command.of("echo x").timeout(Duration.ofSeconds(3))),
              TimedOut.class,
              Delivery.UNKNOWN);
      String told = String.valueOf(silence.getMessage());
      assertTrue(told.contains("check the password"), told);
      assertEquals(SessionState.READY, link.session.state());
    }
  }

  @Test
  void should_never_give_a_late_line_to_the_next_command() {
    try (Link link = link(SAMP, o -> {})) {
      link.server.mishap("echo x"::equals, new Mishap.Delay(Duration.ofMillis(500)));
      Link.fails(link.session.execute(BRIEF), TimedOut.class, Delivery.UNKNOWN);
      for (int i = 0; i < 4; i++) {
        assertEquals("y" + i, link.text("echo y" + i));
      }
      assertEquals(5, link.server.commandsExecuted(), "nothing is sent twice");
    }
  }

  @Test
  void should_keep_what_came_when_a_line_is_lost() {
    try (Link link = link(SAMP, o -> {})) {
      link.server.reply("three", "a\nb\nc");
      link.server.mishap("three"::equals, new Mishap.LosePart(1));
      assertEquals("a\nc", link.text("three"));
    }
  }

  @Test
  void should_read_the_players_by_both_ways() throws Exception {
    try (Link link = link(SAMP, o -> o.players(3))) {
      ServerStatus status =
          link.session.ask(Questions.status()).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertEquals("samp", status.format());
      assertEquals(3, status.players().size(), status.text());
      ServerStatus queried = queried(link);
      assertEquals(3, queried.players().size());
      assertTrue(queried.complete());
    }
  }

  private static ServerStatus queried(Link link) throws Exception {
    return link.session
        .query(Queries.of(SAMP).orElseThrow())
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  /** Such a server answers no question for the players. */
  @Test
  void should_count_more_than_a_hundred_players() throws Exception {
    try (Link link = link(SAMP, o -> o.players(150))) {
      ServerStatus queried = queried(link);
      assertEquals(OptionalInt.of(150), queried.online());
      assertFalse(queried.complete());
    }
  }
}
