package io.rcon.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads rates as people write them: {@code 500/s}, {@code 0.5/s}, {@code 30/m}, {@code 500}. */
final class Rates implements ITypeConverter<Double> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(/s|/m|/h|)");

  @Override
  public Double convert(String text) {
    return parse(text);
  }

  /** Commands a second, more than zero. */
  static double parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (form.matches()) {
      double number = Double.parseDouble(form.group(1));
      double rate =
          switch (form.group(2)) {
            case "/m" -> number / 60;
            case "/h" -> number / 3600;
            default -> number;
          };
      if (rate > 0) {
        return rate;
      }
    }
    throw new TypeConversionException(
        "'"
            + text
            + "' is no rate; write a number above zero in digits, for instance 500/s, 0.5/s or 30/m");
  }
}
