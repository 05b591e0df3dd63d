package io.rcon.cli;

import io.rcon.Readings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads times as people write them: {@code 500ms}, {@code 5s}, {@code 1.5m}, {@code 1h30m}; a
 * number alone means seconds.
 */
final class Durations implements ITypeConverter<Duration> {
  /** Reads a time that may be zero, which means none. */
  static final class OrNone implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return read(text).orElseThrow(() -> refused(text, "below 50 years"));
    }
  }

  @Override
  public Duration convert(String text) {
    return read(text)
        .filter(time -> !time.isZero())
        .orElseThrow(() -> refused(text, "above zero and below 50 years"));
  }

  private static Optional<Duration> read(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    boolean isNumber = plain.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return Readings.time(isNumber ? plain + "s" : plain);
  }

  private static TypeConversionException refused(String text, String bounds) {
    return new TypeConversionException(
        "'" + text + "' is not a time " + bounds + "; write for instance 500ms, 5s or 1h30m");
  }
}
