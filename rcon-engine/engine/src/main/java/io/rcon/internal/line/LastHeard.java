package io.rcon.internal.line;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * When a server was last heard, and how many commands in a row met silence since. Event loop only,
 * but for {@link #at()}.
 */
public final class LastHeard {
  /** It was not. */
  public static final long NEVER = Long.MIN_VALUE;

  private static final AtomicLongFieldUpdater<LastHeard> AT =
      AtomicLongFieldUpdater.newUpdater(LastHeard.class, "at");

  /** Written once a read, so without the fence that a volatile write costs. */
  private volatile long at = NEVER;

  private int silences;

  /** When the last of them was noticed. */
  private long silentAt;

  LastHeard() {}

  void heard(long now) {
    AT.lazySet(this, now);
  }

  /** A command met silence. */
  void silent(long now) {
    silences = at >= silentAt ? 1 : silences + 1;
    silentAt = now;
  }

  /** How many commands in a row met silence, with nothing heard in between. */
  int silences() {
    return silences;
  }

  /** {@return the loop's time at which the server was last heard, or {@link #NEVER}; any thread} */
  public long at() {
    return at;
  }
}
