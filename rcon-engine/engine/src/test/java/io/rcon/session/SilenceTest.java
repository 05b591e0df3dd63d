package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 7: what follows a command that was not answered in time. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SilenceTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LATE = Duration.ofSeconds(2);

  /** What answers at once, however slow the machine is. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static String patiently(Link link, String command) {
    return link.session.blocking().execute(Command.of(command).timeout(PATIENT)).text().strip();
  }

  @Test
  void should_fail_one_command_and_no_other_on_source() throws Exception {
    try (Link link = Link.to("source", o -> o.timeout(Duration.ofSeconds(10))).ready()) {
      link.server.reply("slow", ScriptedReply.text("too late").with(new Mishap.Delay(LATE)));
      var slow = link.session.execute(Command.of("slow").timeout(SHORT));
      Link.fails(slow, TimedOut.class, Delivery.UNKNOWN);
      for (int i = 0; i < 30; i++) {
        assertEquals("n" + i, link.text("echo n" + i));
      }
      await().until(() -> link.watch.late.get() > 0);
      assertEquals("after", link.text("echo after"));
      assertEquals(1, link.watch.times(SessionState.READY));
      assertEquals(1, link.server.connectionsAccepted());
      assertEquals(32, link.server.commandsExecuted());
    }
  }

  @Test
  void should_connect_anew_after_three_silences_on_source() {
    try (Link link = Link.to("source", o -> o.timeout(Duration.ofSeconds(10))).ready()) {
      link.server.enqueue(ScriptedReply.text("x").with(new Mishap.Stall()));
      for (int i = 0; i < 3; i++) {
        var silent = link.session.execute(Command.of("echo " + i).timeout(SHORT));
        Link.fails(silent, TimedOut.class, Delivery.UNKNOWN);
      }
      assertEquals("back", link.text("echo back"));
      assertEquals(2, link.server.connectionsAccepted());
    }
  }

  @Test
  void should_shut_the_slot_of_minecraft_until_one_probe_is_answered() throws Exception {
    try (Link link = Link.to("minecraft", o -> o.timeout(Duration.ofSeconds(5))).ready()) {
      link.server.reply("slow", ScriptedReply.text("too late").after(LATE));
      Command slow = Command.of("slow").timeout(SHORT);
      var first = link.session.execute(slow);
      var second = link.session.execute(Command.of("echo second"));
      Link.fails(first, TimedOut.class, Delivery.UNKNOWN);
      assertEquals(1, link.server.commandsExecuted(), "nothing is written to a shut slot");
      assertEquals("second", Link.get(second).text().strip());
      assertEquals(1, link.watch.late.get(), "the late answer");
      assertEquals(1, link.server.connectionsAccepted(), "the probe restored the order");
    }
  }

  @Test
  void should_close_minecraft_after_a_second_silence() throws Exception {
    try (Link link = Link.to("minecraft", o -> o.timeout(SHORT)).ready()) {
      link.server.enqueue(ScriptedReply.text("x").with(new Mishap.Stall()));
      var first = link.session.execute(Command.of("echo first"));
      var second = link.session.execute(Command.of("echo second").timeout(PATIENT));
      Link.fails(first, TimedOut.class, Delivery.UNKNOWN);
      assertEquals("second", Link.get(second).text().strip());
      assertEquals(2, link.server.connectionsAccepted());
      assertEquals(2, link.server.commandsExecuted());
    }
  }

  @Test
  void should_not_use_a_shut_slot_from_a_callback_on_the_loop() {
    try (Link link =
        Link.to("minecraft", o -> o.timeout(Duration.ofSeconds(5)).callbacksOnEventLoop())
            .ready()) {
      link.server.reply("slow", ScriptedReply.text("too late").after(LATE));
      var chained =
          link.session
              .execute(Command.of("slow").timeout(SHORT))
              .handle((reply, failure) -> link.session.execute(Command.of("echo next")))
              .thenCompose(next -> next);
      assertEquals("next", chained.toCompletableFuture().join().text().strip());
      assertEquals(1, link.server.connectionsAccepted(), "two frames in one read close Minecraft");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nukkit", "generic"})
  void should_close_where_nothing_else_restores_the_order(String dialect) throws Exception {
    try (Link link = Link.to(dialect, o -> o.timeout(Duration.ofSeconds(5))).ready()) {
      link.server.reply("slow", ScriptedReply.text("too late").with(new Mishap.Delay(LATE)));
      var first = link.session.execute(Command.of("slow").timeout(SHORT));
      var second = link.session.execute(Command.of("echo second"));
      Link.fails(first, TimedOut.class, Delivery.UNKNOWN);
      assertEquals("second", Link.get(second).text().strip());
      assertEquals(2, link.server.connectionsAccepted());
      assertTrue(link.watch.states.contains(SessionState.BACKING_OFF));
    }
  }

  @Test
  void should_repeat_twice_at_most_and_only_what_is_safe_to_repeat() {
    for (String dialect : new String[] {"minecraft", "nukkit", "darkplaces"}) {
      Dialect known = Dialect.named(dialect).orElseThrow();
      try (Link link = Link.to(known, o -> o.timeout(SHORT)).ready()) {
        link.server.reply("lost", ScriptedReply.silent());
        link.server.reply("safe", ScriptedReply.silent());
        link.fails("lost", TimedOut.class, Delivery.UNKNOWN);
        assertEquals(1, count(link, "lost"), dialect);
        var safe = link.session.execute(Command.of("safe").safeToRepeat());
        Link.fails(safe, TimedOut.class, Delivery.UNKNOWN);
        assertEquals(3, count(link, "safe"), dialect);
        assertEquals("on", patiently(link, "echo on"));
      }
    }
  }

  private static long count(Link link, String command) {
    return link.server.requests().stream().filter(r -> r.command().equals(command)).count();
  }

  @Test
  void should_end_a_repeated_command_when_its_whole_time_is_over() {
    try (Link link = Link.to("darkplaces", o -> o.timeout(Duration.ofSeconds(10))).ready()) {
      link.server.reply("safe", ScriptedReply.silent());
      var safe =
          link.session.execute(Command.of("safe").safeToRepeat().within(Duration.ofSeconds(1)));
      Link.fails(safe, TimedOut.class, Delivery.UNKNOWN);
      await().during(SHORT).until(() -> count(link, "safe") == 1);
    }
  }
}
