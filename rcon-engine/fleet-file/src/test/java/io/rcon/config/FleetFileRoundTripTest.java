package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Secret;
import io.rcon.Server;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written into a fleet file by its rules is what the file is read as. */
class FleetFileRoundTripTest {
  /** What means something in YAML or in a fleet file. */
  private static final String SPECIAL = "{}[]:,&*#?|-<>=!%@`\"'\\ $~";

  private static final String[] UNITS = {"ms", "s", "m", "h"};
  private static final long[] MILLIS = {1, 1000, 60_000, 3_600_000};

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder("x");
    for (int left = random.nextInt(25); left > 0; left--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
        case 1 -> text.append((char) (0xa1 + random.nextInt(0x1000)));
        case 2 -> text.appendCodePoint(0x1f600 + random.nextInt(50));
        default -> text.append((char) ('!' + random.nextInt(0x5e)));
      }
    }
    return text.toString();
  }

  /** As a value in double quotes; <code>$${</code> stands for <code>${</code>. */
  private static String value(String text) {
    return key(text.replace("${", "$${"));
  }

  private static String key(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void texts_and_times(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      String name = text(random);
      String password = text(random).replace("$$", "$");
      String tag = text(random).replace("$$", "$");
      int unit = random.nextInt(4);
      int amount = 1 + random.nextInt(400_000);
      FleetFile fleet =
          FleetFile.parse(
              String.format(
                  "servers: {%s: {dialect: source, address: h, password: %s, tags: {t: %s},"
                      + " timeout: %d%s}}",
                  key(name), value(password), value(tag), amount, UNITS[unit]),
              "round " + round,
              Map.<String, String>of()::get);
      Server server = fleet.servers().get(0);
      assertEquals(name, server.name());
      assertEquals(Secret.of(password), server.secret(), "a password");
      assertEquals(Map.of("t", tag), server.tags());
      assertEquals(Optional.of(Duration.ofMillis(amount * MILLIS[unit])), server.timeout());
    }
  }

  @Test
  void a_time_that_no_clock_can_count_to_is_refused() {
    String file = "servers: {a: {dialect: source, address: h, timeout: 999999999h}}";
    FleetFileException e =
        assertThrows(
            FleetFileException.class,
            () -> FleetFile.parse(file, "f", Map.<String, String>of()::get));
    assertEquals(
        "f: line 1, column 53: 'timeout' must be a time such as 500ms, 5s, 2m or 1h30m, and at most 50 years, not"
            + " '999999999h'",
        e.getMessage());
  }
}
