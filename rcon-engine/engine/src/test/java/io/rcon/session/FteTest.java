package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Ending;
import io.rcon.Pacing;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Overloaded;
import io.rcon.RconException.TimedOut;
import io.rcon.SessionState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fifteen requests in thirty seconds, then one text and a day of silence. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class FteTest {
  private static final Dialect RASH = Dialect.FTE.with(d -> d.name("fte-rash").pacing(Pacing.NONE));

  @Test
  void should_take_the_text_of_the_guard_for_a_refusal_by_pace() {
    try (Link link = Link.to(RASH, o -> {}, o -> {}, s -> s).ready()) {
      for (int i = 0; i < 15; i++) {
        assertEquals("n" + i, link.text("echo n" + i));
      }
      Overloaded refused = link.fails("echo over", Overloaded.class, Delivery.ANSWERED);
      assertTrue(
          String.valueOf(refused.getMessage())
              .contains("the server says: Probable ddos amplification attack; it was asked too"),
          refused.getMessage());
      assertEquals(SessionState.READY, link.session.state());
      Command hasty = Command.of("echo hasty").within(Duration.ofMillis(300));
      Link.fails(link.session.execute(hasty), TimedOut.class, Delivery.NOT_SENT);
      assertEquals(1, link.server.counts().limited(), "nothing is sent while it is blocked");
    }
  }

  /** The clocks run twenty times as fast as the real ones, the pace and the guard alike. */
  @Test
  void should_keep_its_pace() {
    Pacing real = Dialect.FTE.pacing();
    Pacing fast = Pacing.of(real.burst(), real.interval().dividedBy(20));
    // An answer's end must not be as slow as the guard, or any pace would do.
    Ending soon = Ending.quiet(Duration.ofMillis(2), 8006, Ending.Marker.NONE);
    Dialect dialect = Dialect.FTE.with(d -> d.name("fte-fast").pacing(fast).ending(soon));
    try (Link link =
        Link.to(dialect, o -> {}, o -> o.clock(() -> System.nanoTime() * 20), s -> s).ready()) {
      for (int i = 0; i < 20; i++) {
        assertEquals("p" + i, link.text("echo p" + i));
      }
      assertEquals(0, link.server.counts().limited());
    }
  }
}
