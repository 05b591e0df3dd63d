package io.rcon.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values in a few characters. */
final class CellWords {
  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private CellWords() {}

  /** How long ago something was, such as {@code 42s}, {@code 3m}, {@code 5h} or {@code 12d}. */
  static String since(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    } else if (seconds < 7200) {
      return seconds / 60 + "m";
    }
    return seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }

  /** A time of today as a clock shows it, and of any other day with its date. */
  static String time(Instant at) {
    ZonedDateTime here = at.atZone(ZoneId.systemDefault());
    boolean today = here.toLocalDate().equals(LocalDate.now(here.getZone()));
    return (today ? TODAY : EARLIER).format(here);
  }

  static String players(int online, int most) {
    return (online < 0 ? "-" : String.valueOf(online)) + (most < 0 ? "" : "/" + most);
  }

  static String latency(long nanos) {
    return nanos < 0 ? "-" : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
