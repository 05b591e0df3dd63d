package io.rcon.cli;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times of the answers to a watch, of the whole and of the last minute. Used on the
 * command's thread only.
 */
final class WatchStats {
  private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
  private static final int PIECES = 12;
  private static final long PIECE_NANOS = TimeUnit.MINUTES.toNanos(1) / PIECES;

  private final Histogram whole = new Histogram(LONGEST_MICROS, 3);
  private final Histogram[] pieces = new Histogram[PIECES];
  private final long begin;
  private long piece;
  private long answered;
  private long failed;
  private @Nullable String lastFailure;

  /** Begins at a moment of {@link System#nanoTime}. */
  WatchStats(long now) {
    begin = now;
    for (int i = 0; i < PIECES; i++) {
      pieces[i] = new Histogram(LONGEST_MICROS, 3);
    }
  }

  void answered(long nanos, long now) {
    answered++;
    long time = TimeUnit.NANOSECONDS.toMicros(nanos);
    long micros = Math.max(0, Math.min(time, LONGEST_MICROS));
    whole.recordValue(micros);
    forgetOld(now);
    pieces[(int) (piece % PIECES)].recordValue(micros);
  }

  private void forgetOld(long now) {
    long current = (now - begin) / PIECE_NANOS;
    // After a pause of a minute all are old.
    long first = Math.max(piece + 1, current - PIECES + 1);
    for (long old = first; old <= current; old++) {
      pieces[(int) (old % PIECES)].reset();
    }
    piece = Math.max(piece, current);
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

  /** Times of all answers. */
  Times whole() {
    return Times.of(whole);
  }

  /** Times of the answers of the last minute, give or take five seconds. */
  Times lastMinute(long now) {
    forgetOld(now);
    Histogram minute = new Histogram(LONGEST_MICROS, 3);
    for (Histogram one : pieces) {
      minute.add(one);
    }
    return Times.of(minute);
  }

  /**
   * The times within which half of the answers came, and almost all.
   *
   * @param p50 milliseconds, 0 without any answer
   * @param p99 milliseconds, 0 without any answer
   */
  record Times(double p50, double p99) {
    private static Times of(Histogram micros) {
      return micros.getTotalCount() == 0
          ? new Times(0, 0)
          : new Times(
              micros.getValueAtPercentile(50) / 1000.0, micros.getValueAtPercentile(99) / 1000.0);
    }
  }
}
