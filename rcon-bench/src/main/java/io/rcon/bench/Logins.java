package io.rcon.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Waits until all sessions are logged in, and knows how fast they came. */
final class Logins {
  private final CountDownLatch missing;
  private final int sessions;
  private final AtomicLong first = new AtomicLong();
  private volatile long last;

  Logins(int sessions) {
    this.sessions = sessions;
    missing = new CountDownLatch(sessions);
  }

  void one() {
    long now = System.nanoTime();
    first.compareAndSet(0, now);
    last = now;
    missing.countDown();
  }

  /**
   * Waits.
   *
   * @param seconds at most
   * @return how many are missing
   */
  long await(long seconds) throws InterruptedException {
    return missing.await(seconds, TimeUnit.SECONDS) ? 0 : missing.getCount();
  }

  /** Between the first and the last; not a number where there are no two. */
  double perSecond() {
    return sessions < 2 ? Double.NaN : (sessions - 1) / ((last - first.get()) / 1e9);
  }
}
