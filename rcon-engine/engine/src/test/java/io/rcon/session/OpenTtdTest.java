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
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.SessionState;
import io.rcon.commands.Commands;
import io.rcon.simulator.Mishap;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sessions with a simulated admin port of OpenTTD. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class OpenTtdTest {
  private static final Dialect OPENTTD = Dialect.named("openttd").orElseThrow();

  /** Keeps what a session publishes. */
  static List<RconEvent> events(RconSession session) {
    List<RconEvent> events = new CopyOnWriteArrayList<>();
    session
        .events()
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(RconEvent event) {
                events.add(event);
              }

              @Override
              public void onError(Throwable failure) {}

              @Override
              public void onComplete() {}
            });
    return events;
  }

  @Test
  void should_return_lines_whole_and_end_exactly() {
    try (Link link = Link.to(OPENTTD, o -> {})) {
      Reply help = link.session.blocking().execute("help");
      assertEquals(EndRule.END_FRAME, help.end());
      assertTrue(help.text().startsWith("big\nbigu\n"), help.text());
      assertEquals("", link.session.blocking().execute("echo ").text());
      assertEquals("x", link.session.blocking().execute("echo x").text());
      assertEquals("Command 'nosuch' not found.", link.session.blocking().execute("nosuch").text());
      Reply long100 = link.session.blocking().execute("big 100000");
      assertEquals(100_000, long100.text().replace("\n", "").length());
    }
  }

  @Test
  void should_say_what_a_connection_that_closes_at_the_join_may_mean() {
    try (Link link =
        Link.to(OPENTTD, o -> {}, o -> {}, server -> server.withSecret(Secret.of("hunter2")))) {
      Command soon = Command.of("echo x").timeout(Duration.ofSeconds(2));
      RconException failed =
          assertThrows(RconException.class, () -> link.session.blocking().execute(soon));
      assertTrue(failed.getMessage().contains("a wrong password"), failed.getMessage());
      assertEquals(1, link.server.counts().refusedLogins());
    }
  }

  @Test
  void should_be_told_that_the_address_is_banned() throws Exception {
    try (Link link = Link.to(OPENTTD, o -> {})) {
      link.session.blocking().execute("ban 127.0.0.1");
      link.server.closeConnections();
      await().until(() -> link.session.state() == SessionState.REFUSED);
      RconException refused =
          assertThrows(RconException.class, () -> link.session.blocking().execute("echo x"));
      assertTrue(refused.getMessage().contains("banned this address"), refused.getMessage());
    }
  }

  @Test
  void should_read_the_players() throws Exception {
    try (Link link = Link.to(OPENTTD, o -> {}, o -> o.players(3), s -> s)) {
      ServerStatus status =
          link.session.ask(Questions.status()).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertEquals(3, status.players().size(), status.text());
      assertEquals("192.0.2.1", status.players().get(0).address().orElseThrow());
    }
  }

  @Test
  void should_publish_chat_joins_leaves_and_lines_of_the_console() throws Exception {
    try (Link link = Link.to(OPENTTD, o -> {})) {
      link.session.blocking().awaitReady();
      List<RconEvent> events = events(link.session);
      Commands.of(link.session)
          .say("hi; \\quit $x")
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
      for (Mishap.Unsolicited said :
          List.of(
              new Mishap.Unsolicited(7, 109, "An na"),
              new Mishap.Unsolicited(7, 108, ""),
              new Mishap.Unsolicited(7, 119, "hello"),
              new Mishap.Unsolicited(0, 121, "a line"),
              new Mishap.Unsolicited(7, 111, ""))) {
        link.server.mishap(said);
        assertEquals("x", link.session.blocking().execute("echo x").text());
      }
      await().until(() -> events.size() == 5);
      RconEvent.Chat own = (RconEvent.Chat) events.get(0);
      assertEquals("the server|hi; \\quit $x", own.player() + "|" + own.message());
      assertEquals("An na", ((RconEvent.Join) events.get(1)).player());
      RconEvent.Chat chat = (RconEvent.Chat) events.get(2);
      assertEquals("An na|hello", chat.player() + "|" + chat.message());
      assertEquals("a line", ((RconEvent.Console) events.get(3)).text());
      assertEquals("An na", ((RconEvent.Leave) events.get(4)).player());
    }
  }

  @Test
  void should_give_no_command_the_answer_of_one_that_timed_out() {
    try (Link link = Link.to(OPENTTD, o -> {})) {
      link.session.blocking().awaitReady();
      Command slow = Command.of("slow 2000 late").timeout(Duration.ofMillis(100));
      assertThrows(RconException.TimedOut.class, () -> link.session.blocking().execute(slow));
      List<PendingReply> pending = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        pending.add(link.session.execute("echo " + i));
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(Integer.toString(i), pending.get(i).toCompletableFuture().join().text());
      }
      assertEquals(1, link.server.counts().logins());
    }
  }

  @Test
  void should_survive_answers_in_pieces_and_connections_that_end_within_one() {
    try (Link link = Link.to(OPENTTD, o -> {})) {
      for (int size = 1; size <= 12; size++) {
        link.server.mishap(Mishap.Split.every(size));
        assertEquals("pieces", link.session.blocking().execute("echo pieces").text());
      }
      for (int bytes = 0; bytes < 25; bytes += 3) {
        link.server.mishap(new Mishap.CloseMidFrame(bytes));
        assertThrows(
            RconException.class, () -> link.session.blocking().execute("echo whole or not"));
        assertEquals("x", link.session.blocking().execute("echo x").text());
      }
    }
  }
}
