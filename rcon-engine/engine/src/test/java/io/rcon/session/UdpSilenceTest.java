package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.TimedOut;
import io.rcon.RconException.Unreachable;
import io.rcon.RconOptions.TransportKind;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What silence over UDP means, and how not to be the cause of it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class UdpSilenceTest {
  @ParameterizedTest
  @EnumSource(names = {"NIO", "AUTO"})
  void should_find_a_closed_port_and_come_back_when_it_opens(TransportKind transport) {
    for (String dialect : new String[] {"darkplaces", "ioquake3"}) {
      try (Link link = Link.to(dialect, o -> o.transport(transport)).ready()) {
        assertEquals("x", link.text("echo x"));
        assertTrue(link.session.lastHeard().isPresent());
        int port = link.server.port();
        link.server.close();
        long before = System.nanoTime();
        Unreachable gone = link.fails("echo y", Unreachable.class, Delivery.UNKNOWN);
        double seconds = (System.nanoTime() - before) / 1e9;
        assertTrue(seconds < 4, () -> "after " + seconds);
        assertTrue(String.valueOf(gone.getMessage()).contains("nothing listens at the port"));
        link.fails("echo z", Unreachable.class, Delivery.NOT_SENT);
        try (SimulatedServer again =
            SimulatedServer.start(dialect, "s3cret", o -> o.port(port).pacing(false))) {
          await().until(() -> link.session.state() == SessionState.READY);
          assertEquals("back", link.text("echo back"));
          assertEquals(1, again.commandsExecuted());
        }
      }
    }
  }

  @Test
  void should_have_heard_nothing_before_the_first_answer() {
    try (Link link = Link.to("darkplaces", o -> {}).ready()) {
      assertFalse(link.session.lastHeard().isPresent());
    }
  }

  @Test
  void should_explain_the_silence_that_meets_a_wrong_password() {
    try (SimulatedServer simulated = SimulatedServer.start("darkplaces", "s3cret");
        RconSession session =
            Rcon.open(
                Link.server(simulated, Dialect.DARKPLACES, "hunter2wrong"),
                o -> o.timeout(Duration.ofMillis(1500)))) {
      for (int i = 0; i < 2; i++) {
        TimedOut silent = Link.fails(session.execute("status"), TimedOut.class, Delivery.UNKNOWN);
        assertTrue(
            String.valueOf(silent.getMessage())
                .contains("it answers getinfo but not rcon: check the password"),
            silent.getMessage());
      }
      assertEquals(SessionState.READY, session.state(), "silence is no proof");
    }
  }

  @Test
  void should_say_nothing_of_passwords_when_all_is_silent() {
    try (Link link = Link.to("darkplaces", o -> o.timeout(Duration.ofMillis(1500))).ready()) {
      link.server.enqueue(ScriptedReply.text("").with(new io.rcon.simulator.Mishap.Stall()));
      TimedOut silent = link.fails("echo x", TimedOut.class, Delivery.UNKNOWN);
      assertFalse(String.valueOf(silent.getMessage()).contains("password"), silent.getMessage());
    }
  }

  /** The simulated clock and the pace are five times as fast as the real ones. */
  @Test
  void should_lose_nothing_at_the_pace_of_ioquake3() throws Exception {
    Pacing real = Dialect.IOQUAKE3.pacing();
    assertEquals(8, real.burst());
    Pacing fast = Pacing.of(real.burst(), real.interval().dividedBy(5));
    Dialect dialect = Dialect.IOQUAKE3.with(d -> d.name("ioquake3-fast").pacing(fast));
    try (Link link =
        Link.to(dialect, o -> {}, o -> o.clock(() -> System.nanoTime() * 5), s -> s).ready()) {
      List<PendingReply> replies = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        replies.add(link.session.execute("echo p" + i));
      }
      for (int i = 0; i < 20; i++) {
        assertEquals("p" + i, Link.get(replies.get(i)).text().strip());
      }
      assertEquals(20, link.server.commandsExecuted());
      assertEquals(0, link.server.counts().limited());
      assertTrue(link.watch.paced.get() > 0);
    }
  }

  @Test
  void should_be_limited_when_it_does_not_keep_the_pace() {
    Dialect rash = Dialect.IOQUAKE3.with(d -> d.name("ioquake3-rash").pacing(Pacing.NONE));
    try (Link link =
        Link.to(rash, o -> o.timeout(Duration.ofMillis(300)), o -> {}, s -> s).ready()) {
      for (int i = 0; i < 15; i++) {
        link.session.execute("echo p" + i);
      }
      await().until(() -> link.server.counts().limited() > 0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_send_again_what_quakeworld_refused_for_the_pace(boolean paced) throws Exception {
    Pacing pacing = paced ? Pacing.of(100, Duration.ofMillis(1)) : Pacing.NONE;
    Dialect rash = Dialect.QUAKEWORLD.with(d -> d.name("quakeworld-rash").pacing(pacing));
    try (Link link = Link.to(rash, o -> {}, o -> o.pacing(true), s -> s).ready()) {
      List<PendingReply> replies = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        replies.add(link.session.execute("echo q" + i));
      }
      for (int i = 0; i < 12; i++) {
        assertEquals("q" + i, Link.get(replies.get(i)).text().strip());
      }
      assertEquals(SessionState.READY, link.session.state());
      assertEquals(12, link.server.commandsExecuted());
      assertTrue(link.server.counts().limited() > 0);
    }
  }

  @Test
  void should_believe_quakeworld_the_second_time() {
    try (SimulatedServer simulated = SimulatedServer.start("quakeworld", "s3cret");
        RconSession session =
            Rcon.open(Link.server(simulated, Dialect.QUAKEWORLD, "hunter2wrong"))) {
      Link.fails(session.execute("status"), LoginRefused.class, Delivery.ANSWERED);
      assertEquals(SessionState.REFUSED, session.state());
      Link.fails(session.execute("status"), LoginRefused.class, Delivery.NOT_SENT);
    }
  }

  @Test
  void should_not_send_again_what_was_cancelled_meanwhile() {
    Dialect rash =
        Dialect.QUAKEWORLD.with(
            d -> d.name("quakeworld-rash").pacing(Pacing.of(100, Duration.ofMillis(1))));
    try (SimulatedServer simulated = SimulatedServer.start("quakeworld", "s3cret")) {
      Watch watch = new Watch();
      try (RconSession session =
          Rcon.open(Link.server(simulated, rash, "hunter2wrong"), o -> o.listener(watch))) {
        simulated.mishap(c -> true, new io.rcon.simulator.Mishap.Delay(Duration.ofMillis(200)));
        PendingReply cancelled = session.execute("status");
        await().until(() -> watch.sent.get() == 1);
        cancelled.cancel();
        await().during(Duration.ofMillis(1800)).until(() -> watch.sent.get() == 1);
      }
    }
  }
}
