package io.rcon.internal.line;

/**
 * The times of one command: when it was given and written, and when something is to be done about
 * it, all by the loop's clock in nanoseconds. Event loop only.
 */
public final class CommandTimes {
  static final long NEVER = Long.MAX_VALUE;

  private long givenAt;
  private long sentAt;

  /** The bound of the state it is in: of waiting in the queue, or of the answer. */
  private long timeoutAt;

  private long withinAt;
  private long quietAt;
  private long askAt;

  CommandTimes() {}

  void given(long now, long withinNanos) {
    givenAt = now;
    timeoutAt = NEVER;
    withinAt = withinNanos == NEVER ? NEVER : now + withinNanos;
    nothingCame();
  }

  void written(long now, long timeoutNanos) {
    sentAt = now;
    timeoutAt = now + timeoutNanos;
    nothingCame();
  }

  void requeued() {
    timeoutAt = NEVER;
    nothingCame();
  }

  void nothingCame() {
    quietAt = NEVER;
    askAt = NEVER;
  }

  /**
   * Bounds how long it waits in the queue where its caller did not. Once written, it has its
   * timeout instead.
   *
   * @param at the loop's time
   */
  public void waitsUntil(long at) {
    timeoutAt = at;
  }

  void endsWhenQuiet(long at) {
    quietAt = at;
  }

  /** When to ask why the server is silent; {@link #NEVER} for not at all. */
  void askAt(long at) {
    askAt = at;
  }

  /** The next time at which something is to be done, or {@link #NEVER}. */
  long dueAt() {
    return Math.min(overAt(), Math.min(quietAt, askAt));
  }

  /** Whether the silence after the last piece has lasted long enough. */
  boolean isQuiet(long now) {
    return quietAt <= now;
  }

  /** Whether it is time to ask why the server is silent. */
  boolean isToAsk(long now) {
    return askAt <= now;
  }

  /** Whether a deadline of the caller's has passed. */
  boolean isOver(long now) {
    return overAt() <= now;
  }

  /** When the first deadline of the caller's passes. */
  long overAt() {
    return Math.min(timeoutAt, withinAt);
  }

  /** Whether the bound of the whole has passed, or in the queue that of waiting. */
  boolean isBeyondWithin(long now, boolean queued) {
    return withinAt <= now || (queued && timeoutAt <= now);
  }

  /**
   * Whether it may wait through pauses between attempts to connect.
   *
   * @return true if the caller bounded the whole
   */
  public boolean isPatient() {
    return withinAt != NEVER;
  }

  /** {@return when it was given} */
  public long givenAt() {
    return givenAt;
  }

  /** {@return when it was last written} */
  public long sentAt() {
    return sentAt;
  }
}
