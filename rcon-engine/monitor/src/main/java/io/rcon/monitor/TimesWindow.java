package io.rcon.monitor;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The times of the last five minutes in pieces of ten seconds, in steps of about 3 %. Any thread
 * adds; what is added while a piece is cleared may be lost.
 */
final class TimesWindow {
  private static final int PIECES = 30;
  private static final long PIECE_NANOS = 10_000_000_000L;
  private static final int STEPS = 32;
  private static final int BUCKETS = STEPS * 40;

  private final long begin;
  private final AtomicIntegerArray[] pieces = new AtomicIntegerArray[PIECES];

  /** The piece that was cleared last; the thread that reads clears. */
  private long current;

  TimesWindow(long now) {
    begin = now;
    for (int i = 0; i < PIECES; i++) {
      pieces[i] = new AtomicIntegerArray(BUCKETS);
    }
  }

  /** Adds a time in nanoseconds. */
  void add(long now, long nanos) {
    pieces[piece(now)].incrementAndGet(bucket(nanos / 1000));
  }

  private int piece(long now) {
    return (int) ((now - begin) / PIECE_NANOS % PIECES);
  }

  /** Clears what is older than five minutes; one thread, at least every ten seconds. */
  void turn(long now) {
    long reached = (now - begin) / PIECE_NANOS + 1;
    for (long each = Math.max(current + 1, reached - PIECES + 1); each <= reached; each++) {
      AtomicIntegerArray piece = pieces[(int) (each % PIECES)];
      for (int i = 0; i < BUCKETS; i++) {
        piece.set(i, 0);
      }
    }
    current = Math.max(current, reached);
  }

  /** Of the last five minutes. */
  Times all() {
    int[] sum = new int[BUCKETS];
    for (AtomicIntegerArray piece : pieces) {
      addTo(sum, piece);
    }
    return new Times(sum);
  }

  /** Of the ten seconds before those that run. */
  Times lastPiece(long now) {
    int[] sum = new int[BUCKETS];
    addTo(sum, pieces[piece(now - PIECE_NANOS + PIECES * PIECE_NANOS)]);
    return new Times(sum);
  }

  private static void addTo(int[] sum, AtomicIntegerArray piece) {
    for (int i = 0; i < BUCKETS; i++) {
      sum[i] += piece.get(i);
    }
  }

  /** Exact below 32 µs, then 32 steps for each doubling. */
  private static int bucket(long micros) {
    if (micros < STEPS) {
      return (int) Math.max(0, micros);
    }
    int doublings = 63 - Long.numberOfLeadingZeros(micros) - 5;
    return Math.min(BUCKETS - 1, (doublings + 1) * STEPS + (int) (micros >>> doublings) - STEPS);
  }

  /** The greatest time of a bucket in microseconds. */
  private static double micros(int bucket) {
    if (bucket < STEPS) {
      return bucket;
    }
    int doublings = bucket / STEPS - 1;
    return (double) (((bucket % STEPS + STEPS + 1L) << doublings) - 1);
  }

  /** Some times at rest. */
  static final class Times {
    private final int[] counts;
    private final long total;

    private Times(int[] counts) {
      this.counts = counts;
      long sum = 0;
      for (int count : counts) {
        sum += count;
      }
      total = sum;
    }

    /** The time within which this part of all lies, in microseconds; 0 without any. */
    double micros(double part) {
      long rank = Math.max(1, (long) Math.ceil(total * part));
      long seen = 0;
      for (int i = 0; total > 0 && i < counts.length; i++) {
        seen += counts[i];
        if (seen >= rank) {
          return TimesWindow.micros(i);
        }
      }
      return 0;
    }
  }
}
