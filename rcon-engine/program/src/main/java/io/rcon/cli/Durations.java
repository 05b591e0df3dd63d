package io.rcon.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times as people write them: {@code 500ms}, {@code 5s}, {@code 1.5m}, {@code 2h}. */
final class Durations implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|h|)");

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(50 * 365).toNanos());

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (form.matches()) {
      long unit =
          switch (form.group(2)) {
            case "ms" -> 1_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000_000_000L;
          };
      BigDecimal nanos = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
      if (nanos.signum() > 0 && nanos.compareTo(LONGEST) <= 0) {
        return Duration.ofNanos(nanos.longValue());
      }
    }
    throw new TypeConversionException(
        "'"
            + text
            + "' is not a time above zero and below 50 years; write for instance 500ms, 5s or 2m");
  }
}
