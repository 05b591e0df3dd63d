package io.rcon.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Pacing;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  private static TokenBucket pacer(int burst, int millis) {
    return new TokenBucket(Pacing.of(burst, Duration.ofMillis(millis)));
  }

  @Test
  void should_let_a_burst_go_and_then_one_in_each_interval() {
    for (long start : new long[] {0, -5 * SECOND, Long.MAX_VALUE / 2}) {
      TokenBucket pacer = pacer(8, 1000);
      for (int i = 0; i < 8; i++) {
        assertEquals(0, pacer.delay(start, 1));
        pacer.take(start, 1);
      }
      assertEquals(SECOND, pacer.delay(start, 1));
      assertEquals(2 * SECOND, pacer.delay(start, 2));
      assertEquals(0, pacer.delay(start + SECOND, 1));
      pacer.take(start + SECOND, 1);
      assertEquals(SECOND, pacer.delay(start + SECOND, 1));
    }
  }

  @Test
  void should_not_save_more_than_a_burst() {
    TokenBucket pacer = pacer(2, 1000);
    pacer.take(0, 1);
    long later = 3600 * SECOND;
    pacer.take(later, 1);
    pacer.take(later, 1);
    assertEquals(SECOND, pacer.delay(later, 1));
  }

  @Test
  void should_let_more_requests_than_a_burst_go_when_the_bucket_is_full() {
    TokenBucket pacer = pacer(1, 1000);
    assertEquals(0, pacer.delay(0, 2));
    pacer.take(0, 2);
    assertEquals(2 * SECOND, pacer.delay(0, 2));
  }

  @Test
  void should_pause_and_never_shorten_a_wait() {
    TokenBucket pacer = pacer(4, 1000);
    pacer.take(0, 1);
    pacer.pause(0, 5 * SECOND);
    assertEquals(5 * SECOND, pacer.delay(0, 1));
    pacer.pause(0, SECOND);
    assertEquals(5 * SECOND, pacer.delay(0, 1));
  }

  /** One that leaves late is counted when it leaves, whatever went since it was set aside. */
  @Test
  void should_count_what_was_set_aside_when_it_leaves() {
    TokenBucket pacer = pacer(1, 1000);
    pacer.setAside(0, 1);
    assertEquals(SECOND, pacer.delay(0, 1), "fresh, it keeps others away");
    assertEquals(0, pacer.delayToLeave(0, 1));
    assertEquals(0, pacer.delay(SECOND, 1), "and later it does not");
    pacer.take(SECOND, 1);
    assertEquals(SECOND / 2, pacer.delayToLeave(3 * SECOND / 2, 1));
    pacer.leave(2 * SECOND, 1);
    assertEquals(SECOND, pacer.delay(2 * SECOND, 1));
    assertEquals(3 * SECOND, pacer.fullAt());
  }

  @Test
  void should_hold_others_back_behind_one_that_waits_to_leave() {
    TokenBucket pacer = pacer(1, 1000);
    pacer.take(0, 1);
    pacer.holdBack(SECOND / 10);
    assertEquals(0, pacer.delayToLeave(SECOND, 1));
    assertEquals(SECOND / 10, pacer.delay(SECOND, 1));
    pacer.pause(SECOND, 5 * SECOND);
    assertEquals(5 * SECOND, pacer.delayToLeave(SECOND, 1), "a complaint is for it too");
  }

  /** A bucket that fills drop by drop, as servers have it, must never run over. */
  @Test
  void should_never_overrun_the_bucket_of_a_server() {
    SplittableRandom random = new SplittableRandom(3);
    TokenBucket pacer = pacer(8, 1050);
    double level = 0;
    long now = 0;
    long before = 0;
    for (int i = 0; i < 100_000; i++) {
      now += random.nextLong(random.nextInt(20) == 0 ? 20 * SECOND : SECOND / 4);
      if (pacer.delay(now, 1) == 0) {
        level = Math.max(0, level - (now - before) / 1e9) + 1;
        before = now;
        pacer.take(now, 1);
        assertTrue(level <= 10, "ten at once and then one a second is what ioquake3 takes");
      }
    }
  }
}
