package io.rcon.cli;

import io.rcon.Readings;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads times as people write them: {@code 500ms}, {@code 5s}, {@code 1.5m}, {@code 1h30m}; a
 * number alone means seconds.
 */
final class Durations implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    boolean isNumber = plain.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return Readings.time(isNumber ? plain + "s" : plain)
        .filter(time -> !time.isZero())
        .orElseThrow(() ->
            new TypeConversionException(
                "'"
                    + text
                    + "' is not a time above zero and below 50 years; write for instance 500ms, 5s"
                    + " or 1h30m"));
  }
}
