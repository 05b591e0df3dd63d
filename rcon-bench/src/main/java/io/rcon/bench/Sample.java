package io.rcon.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of one run, by name; crosses process borders as one line of text. */
final class Sample {
  static final String PREFIX = "SAMPLE ";

  private final Map<String, Double> figures = new LinkedHashMap<>();

  Sample put(String name, double value) {
    figures.put(name, value);
    return this;
  }

  double get(String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  Map<String, Double> figures() {
    return figures;
  }

  String line() {
    StringBuilder line = new StringBuilder(PREFIX);
    figures.forEach(
        (name, value) -> line.append(String.format(Locale.ROOT, "%s=%s ", name, value)));
    return line.toString().strip();
  }

  static Sample parse(String line) {
    Sample sample = new Sample();
    for (String pair : line.substring(PREFIX.length()).split(" ", -1)) {
      int at = pair.indexOf('=');
      sample.put(pair.substring(0, at), Double.parseDouble(pair.substring(at + 1)));
    }
    return sample;
  }
}
