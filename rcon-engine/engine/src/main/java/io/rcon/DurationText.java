package io.rcon;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads a time: numbers with the units {@code h}, {@code m}, {@code s} and {@code ms}, each at most
 * once and in this order, as in {@code 1h30m}. The last number may have a fraction.
 */
final class DurationText {
  private static final int DIGITS = 9;
  private static final int DECIMALS = 6;

  /** Bounded so that the sum of two times in nanoseconds fits a long. */
  private static final Duration LONGEST = Duration.ofDays(50 * 365);

  private static final List<String> UNITS = List.of("h", "m", "s", "ms");
  private static final List<Long> NANOS =
      List.of(3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L);

  private final String text;
  private int at;
  private int lastUnit = -1;
  private BigDecimal sum = BigDecimal.ZERO;

  private DurationText(String text) {
    this.text = text;
  }

  /** Empty if the text is no such time, or is longer than 50 years. */
  static Optional<Duration> parse(String text) {
    DurationText reader = new DurationText(text);
    boolean isTime = !text.isEmpty();
    while (isTime && reader.at < text.length()) {
      isTime = reader.part();
    }
    return isTime && reader.sum.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) <= 0
        ? Optional.of(Duration.ofNanos(reader.sum.longValue()))
        : Optional.empty();
  }

  private boolean part() {
    int from = at;
    int whole = skip(true);
    boolean fraction = at < text.length() && text.charAt(at) == '.';
    int decimals = 0;
    if (fraction) {
      at++;
      decimals = skip(true);
    }
    String number = text.substring(from, at);
    int unitFrom = at;
    skip(false);
    int unit = UNITS.indexOf(text.substring(unitFrom, at));
    boolean isPart =
        whole > 0
            && whole <= DIGITS
            && (!fraction || (decimals > 0 && decimals <= DECIMALS && at == text.length()))
            && unit > lastUnit;
    if (isPart) {
      sum = sum.add(new BigDecimal(number).multiply(BigDecimal.valueOf(NANOS.get(unit))));
      lastUnit = unit;
    }
    return isPart;
  }

  /** Goes on behind digits, or behind what is neither a digit nor a point; returns how many. */
  private int skip(boolean digits) {
    int from = at;
    while (at < text.length() && isPartOf(digits, text.charAt(at))) {
      at++;
    }
    return at - from;
  }

  private static boolean isPartOf(boolean digits, char c) {
    boolean digit = c >= '0' && c <= '9';
    return digits ? digit : !digit && c != '.';
  }
}
