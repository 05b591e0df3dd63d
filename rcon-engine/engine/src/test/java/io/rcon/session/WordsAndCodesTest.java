package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.SessionState;
import io.rcon.commands.Commands;
import io.rcon.commands.PlayerKey;
import io.rcon.simulator.Mishap;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with simulated servers of Frostbite and of The Isle: Evrima. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class WordsAndCodesTest {
  private static Dialect named(String name) {
    return Dialect.named(name).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"frostbite", "bfbc2", "evrima"})
  void should_be_refused_with_a_wrong_password(String dialect) {
    try (Link link =
        Link.to(
            named(dialect), o -> {}, o -> {}, server -> server.withSecret(Secret.of("hunter2")))) {
      await().until(() -> link.session.state() == SessionState.REFUSED);
      assertEquals(1, link.server.counts().refusedLogins());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"frostbite", "bfbc2", "evrima"})
  void should_read_the_players(String dialect) throws Exception {
    try (Link link = Link.to(named(dialect), o -> {}, o -> o.players(3), s -> s)) {
      ServerStatus status =
          link.session.ask(Questions.status()).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertTrue(status.known(), status.text());
      assertEquals(3, status.players().size(), status.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"frostbite", "bfbc2"})
  void should_match_answers_by_number_also_late_ones(String dialect) {
    try (Link link = Link.to(named(dialect), o -> {})) {
      link.session.blocking().awaitReady();
      Command slow = Command.of("slow 2000 late").timeout(Duration.ofMillis(100));
      assertThrows(RconException.TimedOut.class, () -> link.session.blocking().execute(slow));
      List<PendingReply> pending = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        pending.add(link.session.execute("echo token" + i));
      }
      for (int i = 0; i < 20; i++) {
        Reply reply = pending.get(i).toCompletableFuture().join();
        assertEquals("OK\ntoken" + i, reply.text());
        assertEquals(EndRule.SINGLE_PACKET, reply.end());
      }
      assertEquals("UnknownCommand", link.session.blocking().execute("no.such").text());
      assertEquals(1, link.server.counts().logins());
    }
  }

  /** Far more than a server tells one who does not answer. */
  @ParameterizedTest
  @ValueSource(strings = {"frostbite", "bfbc2"})
  void should_answer_every_event_and_publish_it(String dialect) throws Exception {
    try (Link link = Link.to(named(dialect), o -> {})) {
      link.session.blocking().execute("version");
      List<RconEvent> events = OpenTtdTest.events(link.session);
      for (int i = 0; i < 100; i++) {
        Commands.of(link.session)
            .say("number " + i + "; quit")
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
      }
      link.server.mishap(new Mishap.Unsolicited(0, 0, "player.onJoin|An na|EA_1"));
      link.session.blocking().execute("version");
      await().until(() -> events.size() == 101);
      RconEvent.Chat chat = (RconEvent.Chat) events.get(99);
      assertEquals("Server|number 99; quit", chat.player() + "|" + chat.message());
      assertEquals("An na", ((RconEvent.Join) events.get(100)).player());
      assertEquals("player.onJoin \"An na\" EA_1", events.get(100).text());
    }
  }

  @Test
  void should_end_evrimas_answers_by_silence_and_run_one_at_a_time() throws Exception {
    try (Link link = Link.to(named("evrima"), o -> {}, o -> o.recorded(50), s -> s)) {
      List<PendingReply> pending = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        pending.add(link.session.execute("custom echo token" + i));
      }
      for (int i = 0; i < 3; i++) {
        Reply reply = pending.get(i).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals("token" + i, reply.text());
        assertEquals(EndRule.QUIET_TIME, reply.end());
      }
      link.server.mishap(Mishap.Split.every(3));
      assertEquals("in pieces", link.session.blocking().execute("custom echo in pieces").text());
      Commands.of(link.session)
          .say("hi; quit $x \\")
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
      Commands.of(link.session)
          .kick(PlayerKey.id("76561190000000001"), "rude")
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
      List<String> ran = link.server.requests().stream().map(request -> request.command()).toList();
      assertEquals(
          List.of("10 hi; quit $x \\", "30 76561190000000001,rude"),
          ran.subList(ran.size() - 2, ran.size()));
    }
  }

  /** Nothing tells whose a text is: only another connection makes it sure. */
  @Test
  void should_leave_evrimas_connection_after_a_timeout() {
    try (Link link = Link.to(named("evrima"), o -> {})) {
      link.session.blocking().awaitReady();
      Command slow = Command.of("custom slow 2000 late").timeout(Duration.ofMillis(100));
      assertThrows(RconException.TimedOut.class, () -> link.session.blocking().execute(slow));
      assertEquals("mine", link.session.blocking().execute("custom echo mine").text());
      assertEquals(2, link.server.counts().logins());
    }
  }
}
