package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.PendingReply;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Overloaded;
import io.rcon.RconException.TimedOut;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class QueueTest {
  private static final Duration RUNS = Duration.ofMillis(1200);

  /** Lets a server go on that runs the command {@code busy}. */
  private final CountDownLatch gate = new CountDownLatch(1);

  /** One that runs {@code busy} until the test lets it go on, on a loop that is its own. */
  private Link busy() {
    Link link = Link.to("minecraft", o -> o.queueLimit(3)).ready();
    link.server.respond(command -> {
      if (!command.equals("busy")) {
        return Optional.empty();
      }
      await().until(() -> gate.getCount() == 0);
      return Optional.of(ScriptedReply.text("done"));
    });
    return link;
  }

  private static boolean ran(Link link, String command) {
    return link.server.requests().stream().anyMatch(r -> r.command().equals(command));
  }

  @Test
  void should_end_what_waits_too_long_as_not_sent() throws Exception {
    try (Link link = busy()) {
      PendingReply busy = link.session.execute("busy");
      PendingReply waits =
          link.session.execute(Command.of("echo waits").within(Duration.ofMillis(100)));
      TimedOut late = Link.fails(waits, TimedOut.class, Delivery.NOT_SENT);
      assertTrue(String.valueOf(late.getMessage()).contains("others were before it"));
      gate.countDown();
      assertEquals("done", Link.get(busy).text());
      assertEquals("next", link.text("echo next"));
      assertFalse(ran(link, "echo waits"));
    }
  }

  @Test
  void should_bound_the_whole_also_under_way() {
    try (Link link = busy()) {
      Command bounded = Command.of("busy").within(Duration.ofSeconds(1));
      Link.fails(link.session.execute(bounded), TimedOut.class, Delivery.UNKNOWN);
      gate.countDown();
    }
  }

  @Test
  void should_take_any_length_of_time_for_a_bound() throws Exception {
    try (Link link = busy()) {
      Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
      Command patient = Command.of("echo x").within(forEver).timeout(forEver);
      assertEquals("x", Link.get(link.session.execute(patient)).text().strip());
    }
  }

  @Test
  void should_turn_away_at_once_when_the_queue_is_full() throws Exception {
    try (Link link = busy()) {
      PendingReply busy = link.session.execute("busy");
      List<PendingReply> waiting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        waiting.add(link.session.execute("echo w" + i));
      }
      Overloaded full = link.fails("echo too much", Overloaded.class, Delivery.NOT_SENT);
      assertTrue(String.valueOf(full.getMessage()).contains("3 commands wait"));
      assertFalse(busy.toCompletableFuture().isDone(), "it was turned away at once");
      gate.countDown();
      for (int i = 0; i < 3; i++) {
        assertEquals("w" + i, Link.get(waiting.get(i)).text().strip());
      }
      assertFalse(ran(link, "echo too much"));
    }
  }

  @Test
  void should_never_run_what_was_cancelled_in_the_queue() throws Exception {
    try (Link link = busy()) {
      PendingReply busy = link.session.execute("busy");
      PendingReply first = link.session.execute("echo first");
      PendingReply second = link.session.execute("echo second");
      first.cancel();
      Link.fails(first, Cancelled.class, Delivery.NOT_SENT);
      assertFalse(busy.toCompletableFuture().isDone());
      gate.countDown();
      assertEquals("second", Link.get(second).text().strip());
      assertFalse(ran(link, "echo first"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic", "darkplaces", "ioquake3"})
  void should_keep_the_answer_of_a_cancelled_command_from_the_next(String dialect)
      throws Exception {
    try (Link link = Link.to(dialect, o -> o.timeout(Duration.ofSeconds(5))).ready()) {
      link.server.reply("busy", ScriptedReply.text("cancelled").with(new Mishap.Delay(RUNS)));
      PendingReply busy = link.session.execute("busy");
      PendingReply next = link.session.execute("echo next");
      await().until(() -> ran(link, "busy"));
      busy.cancel();
      Link.fails(busy, Cancelled.class, Delivery.UNKNOWN);
      assertEquals("next", Link.get(next).text().strip());
      assertEquals("after", link.text("echo after"));
      busy.cancel();
      assertEquals(3, link.server.commandsExecuted());
    }
  }

  @Test
  void should_wait_for_the_pace_and_say_so() {
    Dialect paced =
        Dialect.SOURCE.with(d -> d.name("source-paced").pacing(Pacing.of(2, Duration.ofDays(1))));
    try (Link link = Link.to(paced, o -> {}).ready()) {
      assertEquals("1", link.text("echo 1"));
      assertEquals("2", link.text("echo 2"));
      var third = link.session.execute(Command.of("echo 3").within(Duration.ofMillis(100)));
      TimedOut late = Link.fails(third, TimedOut.class, Delivery.NOT_SENT);
      assertTrue(String.valueOf(late.getMessage()).contains("the pace"), late.getMessage());
      assertEquals(1, link.watch.paced.get());
      assertEquals(2, link.server.commandsExecuted());
    }
  }

  @Test
  void should_reject_what_the_server_would_not_run_as_it_is() {
    try (Link link = Link.to("minecraft", o -> {}).ready();
        Link latin = Link.to("quake3", o -> {}).ready()) {
      for (String bad :
          new String[] {"", " ", "a\nb", "a\rb", "a\0b", "x".repeat(1447), "\ud800"}) {
        link.fails(bad, CommandRejected.class, Delivery.NOT_SENT);
      }
      CommandRejected unmappable =
          latin.fails("say \u013b", CommandRejected.class, Delivery.NOT_SENT);
      assertTrue(String.valueOf(unmappable.getMessage()).length() > 20);
      assertEquals(0, link.server.commandsExecuted() + latin.server.commandsExecuted());
      assertEquals("x".repeat(1441), link.text("echo " + "x".repeat(1441)));
    }
  }
}
