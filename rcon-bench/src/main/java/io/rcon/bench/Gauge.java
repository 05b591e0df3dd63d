package io.rcon.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * Counters of a load client. Answers are counted without a locked instruction where one thread
 * counts, so that the counting costs both sides the same next to nothing.
 */
final class Gauge {
  private final AtomicLong single = new AtomicLong();
  private final LongAdder many = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Histogram latency = new Histogram(60_000_000_000L, 3);
  private final boolean oneThread;
  private volatile boolean timing;
  private volatile boolean stopped;

  /** Keeps the compiler from dropping texts that nobody reads. */
  private long characters;

  Gauge(boolean oneThread) {
    this.oneThread = oneThread;
  }

  void answered(String text) {
    characters += text.length();
    if (oneThread) {
      single.lazySet(single.getPlain() + 1);
    } else {
      many.increment();
    }
  }

  void failed() {
    failed.increment();
  }

  /** The time of a command's start, or 0 while latencies are not taken. */
  long start() {
    return timing ? System.nanoTime() : 0;
  }

  void end(long start) {
    if (start != 0 && timing) {
      long nanos = System.nanoTime() - start;
      if (oneThread) {
        latency.recordValue(nanos);
      } else {
        synchronized (latency) {
          latency.recordValue(nanos);
        }
      }
    }
  }

  long answers() {
    return single.get() + many.sum();
  }

  long failures() {
    return failed.sum();
  }

  void timing(boolean on) {
    timing = on;
  }

  void stop() {
    stopped = true;
  }

  void goOn() {
    stopped = false;
  }

  boolean isStopped() {
    return stopped;
  }

  Histogram latency() {
    return latency;
  }

  @Override
  public String toString() {
    return answers() + " answers, " + characters + " characters";
  }
}
