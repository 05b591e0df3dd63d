package io.rcon.cli;

import io.rcon.Reply;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts and times of the answers to a watch. Used on the command's thread only. */
final class WatchStats {
  private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);

  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private long answered;
  private long failed;
  private @Nullable String lastFailure;

  void answered(Reply reply) {
    answered++;
    long time = TimeUnit.NANOSECONDS.toMicros(reply.elapsedNanos());
    micros.recordValue(Math.max(0, Math.min(time, LONGEST_MICROS)));
  }

  void failed(String line) {
    failed++;
    lastFailure = line;
  }

  long answeredCount() {
    return answered;
  }

  long failedCount() {
    return failed;
  }

  /** The failure that came last. */
  @Nullable String lastFailure() {
    return lastFailure;
  }

  /** The time within which that share of the answers came, 0 without any. */
  double millis(double percent) {
    return answered == 0 ? 0 : micros.getValueAtPercentile(percent) / 1000.0;
  }
}
