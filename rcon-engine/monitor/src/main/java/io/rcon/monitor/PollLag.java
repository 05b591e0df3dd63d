package io.rcon.monitor;

import io.rcon.RconListener;
import io.rcon.Server;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how late polls are: to be among the {@link io.rcon.RconOptions#listener() listeners} of
 * the fleet under watch, see {@link RconListener#all}. Safe on any thread.
 */
public final class PollLag implements RconListener {
  private final TimesWindow window = new TimesWindow(System.nanoTime());
  private final AtomicLong skipped = new AtomicLong();

  /** Measures nothing yet. */
  public PollLag() {}

  @Override
  public void polled(Server server, long lagNanos) {
    window.add(System.nanoTime(), lagNanos);
  }

  @Override
  public void pollSkipped(Server server, String reason) {
    // Of a server that is away the outcome tells.
    if (!"away".equals(reason)) {
      skipped.incrementAndGet();
    }
  }

  void turn(long now) {
    window.turn(now);
  }

  double p99Micros() {
    return window.all().micros(0.99);
  }

  long skipped() {
    return skipped.get();
  }
}
