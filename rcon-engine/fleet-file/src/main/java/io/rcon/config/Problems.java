package io.rcon.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The problems of a file. Reading goes on after a problem, so that all of them are reported. */
final class Problems {
  private final Map<String, FleetFileException> found = new LinkedHashMap<>();

  /** Reads something; what cannot be read is noted, and something else stands for it. */
  <T> T read(Supplier<T> reading, T otherwise) {
    try {
      return reading.get();
    } catch (FleetFileException e) {
      add(e);
      return otherwise;
    }
  }

  /** Runs something; if it cannot go on, that is noted. */
  void check(Runnable reading) {
    try {
      reading.run();
    } catch (FleetFileException e) {
      add(e);
    }
  }

  /** Notes a problem, once. */
  void add(FleetFileException problem) {
    found.putIfAbsent(String.valueOf(problem.getMessage()), problem);
  }

  /** Fails with all problems, if there are any. */
  void throwAll() {
    if (!found.isEmpty()) {
      throw new FleetFileException(List.copyOf(found.values()));
    }
  }
}
