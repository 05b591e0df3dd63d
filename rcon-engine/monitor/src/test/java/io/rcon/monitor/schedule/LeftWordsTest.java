package io.rcon.monitor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Readings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeftWordsTest {
  @ParameterizedTest
  @CsvSource({
    "10m30s, 10 minutes 30 seconds",
    "1h30m, 1 hour 30 minutes",
    "90m, 1 hour 30 minutes",
    "1m1s, 1 minute 1 second",
    "24h, 24 hours",
    "1h1s, 1 hour 1 second",
    "1m500ms, 1 minute",
    "10s, 10 seconds",
    "500ms, a moment"
  })
  void saysWhatIsLeft(String time, String words) {
    assertEquals(words, LeftWords.of(Readings.time(time).orElseThrow()));
  }
}
