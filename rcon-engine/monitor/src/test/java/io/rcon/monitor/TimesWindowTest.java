package io.rcon.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesWindowTest {
  private final TimesWindow window = new TimesWindow(0);

  @Test
  void percentilesAreWithinThreePercent() {
    for (int i = 1; i <= 1000; i++) {
      window.add(0, Duration.ofMillis(i).toNanos());
    }
    assertEquals(500_000, window.all().micros(0.5), 16_000);
    assertEquals(990_000, window.all().micros(0.99), 31_000);
    assertEquals(1_000_000, window.all().micros(1), 31_000);
  }

  @Test
  void whatIsOlderThanFiveMinutesIsForgotten() {
    window.add(0, 5000);
    assertEquals(5, window.all().micros(1));
    for (int seconds = 0; seconds <= 280; seconds += 10) {
      window.turn(Duration.ofSeconds(seconds).toNanos());
    }
    assertEquals(5, window.all().micros(1));
    window.turn(Duration.ofMinutes(5).toNanos());
    assertEquals(0, window.all().micros(1));
  }

  @Test
  void afterALongPauseAllIsForgotten() {
    window.add(0, 5000);
    window.turn(Duration.ofDays(3).toNanos());
    assertEquals(0, window.all().micros(0.99));
  }
}
