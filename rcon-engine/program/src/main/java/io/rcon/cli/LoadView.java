package io.rcon.cli;

import io.rcon.load.LoadError;
import io.rcon.load.LoadPlan;
import io.rcon.load.LoadSecond;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Shows a run while it goes on: on a terminal one line that is drawn over, else a line a second.
 */
final class LoadView implements Consumer<LoadSecond> {
  /** The times and errors are those of so many seconds. */
  private static final int LAST = 5;

  private final ProgramOutput out;
  private final boolean terminal;
  private final double lasting;
  private final Deque<LoadSecond> last = new ArrayDeque<>();
  private double passed;

  LoadView(ProgramOutput out, LoadPlan plan) {
    this.out = out;
    terminal = out.isTerminal();
    lasting = plan.duration().toNanos() / 1e9;
  }

  @Override
  public void accept(LoadSecond second) {
    if (second.nanos() == 0) {
      return;
    }
    passed += second.nanos() / 1e9;
    last.addLast(second);
    if (last.size() > LAST) {
      last.removeFirst();
    }
    out.print((terminal ? "\r\u001b[K" : "") + line() + (terminal ? "" : "\n"));
    out.flush();
  }

  private String line() {
    Histogram response = new Histogram(last.getLast().response());
    response.reset();
    long asked = 0;
    long answered = 0;
    long nanos = 1;
    for (LoadSecond second : last) {
      response.add(second.response());
      asked += second.asked();
      answered += second.answered();
      nanos += second.nanos();
    }
    return String.format(
        Locale.ROOT,
        "%4.0f s, %4.0f s left  asked %.1f/s  answered %.1f/s  p50 %s  p99 %s  max %s ms%s%s%s",
        passed,
        Math.max(0, lasting - passed),
        asked * 1e9 / nanos,
        answered * 1e9 / nanos,
        millis(response, 50),
        millis(response, 99),
        millis(response, 100),
        tickWords(last.getLast()),
        errorWords(),
        unsentWords(last.getLast()));
  }

  private static String tickWords(LoadSecond second) {
    OptionalDouble tick = second.tick();
    return tick.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "  the game %.1f/s", tick.getAsDouble());
  }

  private String errorWords() {
    StringJoiner words = new StringJoiner(" ", "  errors ", "");
    words.setEmptyValue("");
    for (LoadError kind : LoadError.values()) {
      long count = last.stream().mapToLong(second -> second.errors(kind)).sum();
      if (count > 0) {
        words.add(kind.label() + " " + count);
      }
    }
    return words.toString();
  }

  /** A command that waits for a connection becomes an error only when the run is over. */
  private static String unsentWords(LoadSecond second) {
    return second.unsent() == 0 ? "" : "  not sent yet " + second.unsent();
  }

  private static String millis(Histogram histogram, double percentile) {
    return histogram.getTotalCount() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f", histogram.getValueAtPercentile(percentile) / 1e6);
  }

  /** Makes room for the result. */
  void clear() {
    if (terminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
