package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Pacing;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.TimedOut;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with simulated servers of GoldSrc: challenges, splits, bans, the minute's limit. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class GoldSrcTest {
  /** Without its pace, so that no test takes minutes. */
  private static final Dialect GOLDSRC =
      Dialect.named("goldsrc").orElseThrow().with(d -> d.pacing(Pacing.NONE));

  private static Link link(Consumer<io.rcon.simulator.SimulationOptions> simulation) {
    return Link.to(GOLDSRC, o -> {}, simulation, s -> s);
  }

  /** Around the size from which a datagram is split, and over many. */
  @Test
  void should_bring_answers_of_each_size_whole() {
    try (Link link = link(o -> o.pacing(false))) {
      for (int size : new int[] {0, 1, 1393, 1394, 1395, 1399}) {
        Reply reply = link.ask("big " + size);
        assertEquals(size, reply.text().length());
        assertEquals(EndRule.QUIET_TIME, reply.end());
      }
      String variables = link.text("cmdlist");
      assertTrue(variables.contains("version"), variables);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "words"})
  void should_renew_the_challenge_of_a_server_that_started_anew(String reading) {
    try (Link link = link(o -> o.reading(reading))) {
      assertEquals("a", link.text("echo a"));
      link.server.deauthenticateAll();
      assertEquals("b", link.text("echo b"));
      assertEquals("c", link.text("echo c"));
      assertEquals(3, link.server.commandsExecuted(), "each ran once");
      assertEquals(0, link.server.counts().refusedLogins());
    }
  }

  @Test
  void should_stop_after_one_wrong_password() {
    try (Link link =
        Link.to(GOLDSRC, o -> {}, o -> {}, server -> server.withSecret(Secret.of("hunter2")))) {
      LoginRefused refused =
          Link.fails(link.session.execute("echo x"), LoginRefused.class, Delivery.ANSWERED);
      assertTrue(String.valueOf(refused.getMessage()).contains("Bad rcon_password."));
      await().until(() -> link.session.state() == SessionState.REFUSED);
      assertEquals(1, link.server.counts().refusedLogins());
      assertEquals(0, link.server.commandsExecuted());
    }
  }

  /** Words or silence: in neither case a second password follows. */
  @ParameterizedTest
  @ValueSource(strings = {"", "silent-ban"})
  void should_not_ask_on_from_a_banned_address(String reading) {
    try (Link link = link(o -> o.reading(reading))) {
      assertEquals("a", link.text("echo a"));
      GoldSrcBan.ban(link.server.port());
      if (reading.isEmpty()) {
        LoginRefused refused =
            Link.fails(link.session.execute("echo b"), LoginRefused.class, Delivery.ANSWERED);
        assertTrue(String.valueOf(refused.getMessage()).contains("You have been banned"));
      } else {
        Command brief = Command.of("echo b").timeout(Duration.ofMillis(400));
        Link.fails(link.session.execute(brief), TimedOut.class, Delivery.UNKNOWN);
        Link.fails(link.session.execute(brief), TimedOut.class, Delivery.NOT_SENT);
      }
      assertEquals(1, link.server.commandsExecuted());
    }
  }

  @Test
  void should_suspect_an_answer_whose_second_part_was_lost() {
    try (Link link = link(o -> o.pacing(false))) {
      link.server.mishap("big 1399"::equals, new Mishap.LosePart(1));
      Reply reply = link.ask("big 1399");
      assertTrue(reply.possiblyTruncated());
      assertEquals(1391 - 5, reply.text().length());
      assertEquals("x", link.text("echo x"));
    }
  }

  @Test
  void should_put_parts_in_order() {
    try (Link link = link(o -> o.pacing(false))) {
      String whole = link.ask("big 1399").text();
      link.server.mishap("big 1399"::equals, new Mishap.ReverseParts());
      Reply reply = link.ask("big 1399");
      assertEquals(whole, reply.text());
    }
  }

  /** An answer that is lost is silence, and nothing is sent again. */
  @Test
  void should_not_repeat_a_command_on_silence() {
    try (Link link = link(o -> {})) {
      link.server.mishap("echo lost"::equals, new Mishap.Lose());
      Link.fails(
          link.session.execute(Command.of("echo lost").timeout(Duration.ofMillis(1500))),
          TimedOut.class,
          Delivery.UNKNOWN);
      assertEquals(1, link.server.commandsExecuted());
      assertEquals("x", link.text("echo x"));
    }
  }

  @Test
  void should_keep_to_the_pace_of_its_game() {
    Pacing pacing = Dialect.named("goldsrc").orElseThrow().pacing();
    double aMinute = pacing.burst() + 60_000.0 / pacing.interval().toMillis();
    assertTrue(aMinute < 180, "of 180 a minute " + aMinute);
  }

  @Test
  void should_read_the_players_by_both_ways() throws Exception {
    try (Link link = link(o -> o.players(3).pacing(false))) {
      ServerStatus status =
          link.session.ask(Questions.status()).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertEquals("goldsrc", status.format());
      assertEquals(3, status.players().size(), status.text());
      assertTrue(status.complete(), status.text());
      ServerStatus queried =
          link.session
              .query(io.rcon.query.Queries.of(GOLDSRC).orElseThrow())
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
      assertEquals("a2s", GOLDSRC.get(CommonFacts.QUERY).get(0));
      assertEquals(3, queried.players().size());
    }
  }
}
