package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "5s, 5000",
    "5, 5000",
    "1.5m, 90000",
    "0.25s, 250",
    "2H, 7200000",
    "1h30m, 5400000",
    "10M30S, 630000"
  })
  void readsTimes(String text, long millis) {
    assertEquals(Duration.ofMillis(millis), new Durations().convert(text));
  }

  @ParameterizedTest
  @CsvSource({"0s, 0", "0, 0", "0h0m, 0", "500ms, 500"})
  void readsNoneWhereThatMakesSense(String text, long millis) {
    assertEquals(Duration.ofMillis(millis), new Durations.OrNone().convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1s", "five", "999999999h"})
  void refusesWhatIsNotEvenNone(String text) {
    assertThrows(TypeConversionException.class, () -> new Durations.OrNone().convert(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0s",
        "-1s",
        "5 s",
        "five",
        "5d",
        "1e3s",
        "99999999999s",
        "999999999h",
        "1h30",
        "0h0m"
      })
  void refusesWhatIsNone(String text) {
    assertThrows(TypeConversionException.class, () -> new Durations().convert(text));
  }
}
