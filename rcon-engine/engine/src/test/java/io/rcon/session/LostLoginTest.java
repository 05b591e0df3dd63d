package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Disconnected;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers that forget a login without closing the connection. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LostLoginTest {
  @Test
  void should_not_report_success_for_what_source_answered_with_nothing() {
    try (Link link = Link.to("source", o -> {}).ready()) {
      assertEquals("one", link.text("echo one"));
      link.server.deauthenticateAll();
      Disconnected lost = link.fails("echo two", Disconnected.class, Delivery.UNKNOWN);
      assertTrue(String.valueOf(lost.getMessage()).contains("forgot the login"));
      assertEquals("three", link.text("echo three"));
      assertEquals(2, link.server.counts().logins());
    }
  }

  @Test
  void should_fail_every_empty_answer_of_a_lost_login() {
    try (Link link = Link.to("source", o -> {}).ready()) {
      link.server.deauthenticateAll();
      List<PendingReply> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(link.session.execute("echo " + i));
      }
      int failed = 0;
      for (int i = 0; i < all.size(); i++) {
        try {
          assertEquals("" + i, all.get(i).toCompletableFuture().join().text().strip());
        } catch (java.util.concurrent.CompletionException e) {
          assertTrue(e.getCause() instanceof Disconnected, () -> "" + e.getCause());
          failed++;
        }
      }
      assertTrue(failed >= 1 && failed < 40, failed + " failed");
    }
  }

  @Test
  void should_repeat_over_a_lost_login_what_is_safe() throws Exception {
    try (Link link = Link.to("source", o -> {}).ready()) {
      link.server.deauthenticateAll();
      PendingReply safe = link.session.execute(Command.of("echo safe").safeToRepeat());
      assertEquals("safe", Link.get(safe).text().strip());
      assertEquals(1, executed(link, "echo safe"));
    }
  }

  private static long executed(Link link, String command) {
    return link.server.requests().stream().filter(r -> r.command().equals(command)).count();
  }

  @Test
  void should_return_an_empty_answer_once_the_login_is_proven() {
    try (Link link = Link.to("source", o -> {}).ready()) {
      link.server.reply("quiet", "");
      for (int i = 0; i < 5; i++) {
        assertEquals("", link.ask("quiet").text());
      }
      assertEquals(1, link.server.counts().logins());
    }
  }

  @Test
  void should_prove_many_empty_answers_with_one_that_is_not() throws Exception {
    try (Link link = Link.to("source", o -> {}).ready()) {
      link.server.reply("quiet", "");
      List<PendingReply> quiet = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        quiet.add(link.session.execute("quiet"));
      }
      for (PendingReply reply : quiet) {
        assertEquals("", Link.get(reply).text());
      }
      assertEquals(200, executed(link, "quiet"), "none ran twice");
    }
  }

  @Test
  void should_fail_an_empty_answer_that_nothing_proves() {
    try (Link link = Link.to("source", o -> o.timeout(Duration.ofMillis(1500))).ready()) {
      link.server.reply("quiet", "");
      link.server.mishap(command -> command.startsWith("echo rcon"), new Mishap.Stall());
      var unproven = link.fails("quiet", io.rcon.RconException.TimedOut.class, Delivery.UNKNOWN);
      assertTrue(String.valueOf(unproven.getMessage()).contains("no sign that the login"));
    }
  }

  @Test
  void should_log_in_again_when_minecraft_says_that_the_login_is_lost() {
    try (Link link = Link.to("minecraft", o -> {}).ready()) {
      assertEquals("one", link.text("echo one"));
      link.server.deauthenticateAll();
      assertEquals("two", link.text("echo two"), "refused in words, so it may be sent again");
      assertEquals(2, link.server.counts().logins());
      assertEquals(2, link.server.commandsExecuted());
    }
  }

  @Test
  void should_stop_when_the_password_was_changed_meanwhile() {
    try (Link link = Link.to("minecraft", o -> {}).ready()) {
      link.server.changePassword("other");
      await().until(() -> link.session.state() == SessionState.REFUSED);
      await().during(Duration.ofMillis(300)).until(() -> link.server.counts().refusedLogins() == 1);
    }
  }

  @Test
  void should_close_within_its_time_although_an_answer_is_held_back() {
    try (Link link = Link.to("source", o -> {}).ready()) {
      link.server.reply("quiet", "");
      link.server.reply("echo rcon", ScriptedReply.text("rcon").with(new Mishap.Stall()));
      PendingReply held = link.session.execute("quiet");
      await().until(() -> executed(link, "quiet") == 1);
      link.session.close();
      Link.fails(held, io.rcon.RconException.Closed.class, Delivery.UNKNOWN);
    }
  }
}
