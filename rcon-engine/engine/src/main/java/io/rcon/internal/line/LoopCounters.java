package io.rcon.internal.line;

import java.util.concurrent.atomic.AtomicLong;

/** Counts of one event loop: written by it alone, read by anybody. */
public final class LoopCounters {
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong late = new AtomicLong();

  private long usual;

  /** Begins at nothing. */
  public LoopCounters() {}

  private static void add(AtomicLong count) {
    count.lazySet(count.get() + 1);
  }

  /** A first piece of an answer took so long. Event loop only. */
  void firstPieceTook(long nanos) {
    usual += (nanos - usual) / 16;
  }

  /** How long the servers of this loop take of late; one that is slow hardly moves it. */
  long usualRoundTrip() {
    return usual;
  }

  /** A command was written. Event loop only. */
  public void addSent() {
    add(sent);
  }

  /** A command ended with a reply. Event loop only. */
  public void addAnswered() {
    add(answered);
  }

  /** A command ended without one. Event loop only. */
  public void addFailed() {
    add(failed);
  }

  void addLate() {
    add(late);
  }

  /**
   * Commands written.
   *
   * @return the count
   */
  public long sent() {
    return sent.get();
  }

  /**
   * Commands that ended with a reply.
   *
   * @return the count
   */
  public long answered() {
    return answered.get();
  }

  /**
   * Commands that ended without one.
   *
   * @return the count
   */
  public long failed() {
    return failed.get();
  }

  /**
   * Answers that came too late.
   *
   * @return the count
   */
  public long late() {
    return late.get();
  }
}
