package io.rcon.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SampleRingTest {
  private static final long STEP = Duration.ofSeconds(10).toNanos();

  private final SampleRing ring = new SampleRing(Duration.ofSeconds(10), 7);

  @Test
  void anHourHasASampleForEachInterval() {
    for (int i = 0; i < 500; i++) {
      ring.add(7 + i * STEP, i, i % 3 - 1);
    }
    ServerHistory read = ring.read(7 + 499 * STEP, 1_000_000_000);
    assertEquals(360, read.size());
    assertEquals(10_000, read.stepMillis());
    assertEquals(1_000_000_000 - 359 * 10_000, read.startMillis());
    for (int i = 0; i < 360; i++) {
      assertEquals(140 + i, read.latencyMillis(i));
      assertEquals((140 + i) % 3 - 1, read.players(i));
    }
  }

  @Test
  void whatWasNotSampledIsEmptyAndNothingOldShowsThrough() {
    ring.add(7, 1, 5);
    ring.add(7 + STEP, 2, 70_000);
    ServerHistory read = ring.read(7 + 3 * STEP, 0);
    assertEquals(1, read.latencyMillis(356));
    assertEquals(5, read.players(356));
    assertEquals(65_534, read.players(357));
    assertTrue(Float.isNaN(read.latencyMillis(359)));
    assertEquals(-1, read.players(359));
    ServerHistory later = ring.read(7 + 360 * STEP, 0);
    assertTrue(Float.isNaN(later.latencyMillis(359)), "the cell of an hour ago");
  }
}
