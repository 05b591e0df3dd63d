package io.rcon.bench.micro;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs benchmarks on threads of the kind that event loops have: on others Netty makes a new array
 * for each text.
 */
public final class FastThreads extends ThreadPoolExecutor {
  /**
   * Called by JMH.
   *
   * @param threads how many
   * @param prefix of their names
   */
  public FastThreads(int threads, String prefix) {
    super(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new DefaultThreadFactory(prefix, true));
  }
}
