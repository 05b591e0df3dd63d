package io.rcon.load;

import java.util.Arrays;
import java.util.List;

/**
 * Starts as they were recorded somewhere: nanoseconds since the first one, in order. When a walk
 * has come to the last, it begins again, one usual distance later. A value.
 */
final class RecordedStarts {
  private static final int MOST = 10_000_000;

  private final long[] starts;

  private RecordedStarts(long[] starts) {
    this.starts = starts;
  }

  static RecordedStarts parse(List<String> lines) {
    long[] starts = new long[Math.min(lines.size(), MOST)];
    int count = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (count == MOST) {
        throw new IllegalArgumentException("it has more than " + MOST + " starts");
      }
      long start = nanos(line, i + 1);
      if (count > 0 && start < starts[count - 1]) {
        throw new IllegalArgumentException(
            "line " + (i + 1) + ": " + line + " s is before the start above it");
      }
      starts[count++] = start;
    }
    if (count < 2 || starts[count - 1] == starts[0]) {
      throw new IllegalArgumentException("it must hold two starts at different times at least");
    }
    long first = starts[0];
    return new RecordedStarts(
        Arrays.stream(starts, 0, count).map(start -> start - first).toArray());
  }

  private static long nanos(String line, int number) {
    try {
      double seconds = Double.parseDouble(line);
      if (seconds >= 0 && seconds <= 1e9) {
        return Math.round(seconds * 1e9);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "line " + number + ": '" + line + "' is no number of seconds, such as 12.25");
  }

  int size() {
    return starts.length;
  }

  /** From the first start to the first of the next walk. */
  private double period() {
    double last = starts[starts.length - 1];
    return last + last / (starts.length - 1);
  }

  double perSecond() {
    return starts.length * 1e9 / period();
  }

  /** The start of this number, over several walks. */
  long start(long number, double scale) {
    double walks = Math.floorDiv(number, (long) starts.length) * period();
    return Math.round((walks + starts[Math.floorMod(number, starts.length)]) * scale);
  }
}
