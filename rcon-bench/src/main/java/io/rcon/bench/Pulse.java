package io.rcon.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * Spreads one command for each session evenly over an interval: every ten milliseconds, from a
 * thread of its own, the next few sessions are due.
 */
final class Pulse implements Runnable, AutoCloseable {
  /** Some sessions are due. */
  interface Due {
    void due(int from, int to);
  }

  static final Pulse NONE = new Pulse(0, 1000, (from, to) -> {});

  private static final long STEP = 10_000_000;

  private final int sessions;
  private final long interval;
  private final Due due;
  private final Thread thread = new Thread(this, "pulse");
  private volatile boolean stopped;

  Pulse(int sessions, int everyMillis, Due due) {
    this.sessions = sessions;
    this.interval = everyMillis * 1_000_000L;
    this.due = due;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    long begin = System.nanoTime();
    long sent = 0;
    while (!stopped) {
      long passed = System.nanoTime() - begin;
      long owed = (long) ((double) passed / interval * sessions);
      while (sent < owed) {
        int from = (int) (sent % sessions);
        int to = (int) Math.min(sessions, from + owed - sent);
        due.due(from, to);
        sent += to - from;
      }
      LockSupport.parkNanos(STEP - (System.nanoTime() - begin) % STEP);
    }
  }

  @Override
  public void close() {
    stopped = true;
  }
}
