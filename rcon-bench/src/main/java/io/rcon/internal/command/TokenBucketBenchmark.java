package io.rcon.internal.command;

import io.rcon.Pacing;
import java.time.Duration;
import java.util.ArrayDeque;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Asks the pacing whether a command may go now; the answer is always yes. */
@State(Scope.Thread)
public class TokenBucketBenchmark {
  private static final int BURST = 8;

  private final TokenBucket pacer = new TokenBucket(Pacing.of(BURST, Duration.ofMillis(1)));
  private final ArrayDeque<Long> times = new ArrayDeque<>();
  private long now;

  /**
   * The engine's bucket.
   *
   * @return how long to wait
   */
  @Benchmark
  public long engine() {
    now += 1_000_000;
    long wait = pacer.delay(now, 1);
    pacer.take(now, 1);
    return wait;
  }

  /**
   * The baseline: the times of the last commands in a queue.
   *
   * @return how long to wait
   */
  @Benchmark
  public long arrayDequeOfTimes() {
    now += 1_000_000;
    while (!times.isEmpty() && times.peekFirst() <= now - BURST * 1_000_000L) {
      times.pollFirst();
    }
    long wait = times.size() < BURST ? 0 : times.peekFirst() + BURST * 1_000_000L - now;
    times.addLast(now);
    return wait;
  }
}
