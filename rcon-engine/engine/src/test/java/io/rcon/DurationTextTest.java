package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "5s, PT5S",
    "0s, PT0S",
    "90m, PT1H30M",
    "1h30m, PT1H30M",
    "10m30s, PT10M30S",
    "1h2m3s4ms, PT1H2M3.004S",
    "1h5ms, PT1H0.005S",
    "1m500ms, PT1M0.5S",
    "1.5m, PT1M30S",
    "1m1.5s, PT1M1.5S",
    "0.000001ms, PT0.000000001S",
    "438000h, PT438000H"
  })
  void readsTimes(String text, Duration time) {
    assertEquals(Optional.of(time), Readings.time(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5",
        "h",
        "ms",
        "1h30",
        "30m1h",
        "1m1m",
        "1ms1m",
        "1h 30m",
        " 1h",
        "1h ",
        "1H",
        "1.5h30m",
        "1.m",
        ".5s",
        "1..5s",
        "1.5.5s",
        "-1s",
        "+1s",
        "1h-30m",
        "1e3s",
        "5d",
        "1us",
        "1sm",
        "0x1s",
        "\u0661s",
        "1234567890s",
        "1.1234567s",
        "438001h",
        "437999h61m",
        "1h\n"
      })
  void refusesWhatIsNone(String text) {
    assertEquals(Optional.empty(), Readings.time(text));
  }
}
