package io.rcon.cli;

import org.jspecify.annotations.Nullable;

/** A line on standard error that says how far a broadcast is; only on a terminal. */
final class Progress {
  private static final long LEAST_NANOS = 100_000_000;

  private final @Nullable ProgramOutput err;
  private boolean shown;
  private long last = System.nanoTime() - LEAST_NANOS;

  private Progress(@Nullable ProgramOutput err) {
    this.err = err;
  }

  static Progress on(ProgramOutput err) {
    return new Progress(err.isTerminal() ? err : null);
  }

  static Progress none() {
    return new Progress(null);
  }

  /** Shows the counts, at most ten times a second. */
  void show(int done, int total, int failed) {
    long now = System.nanoTime();
    if (err != null && now - last >= LEAST_NANOS) {
      last = now;
      shown = true;
      err.print("\r\u001b[K" + done + " of " + total + " done, " + failed + " failed");
      err.flush();
    }
  }

  /** Makes room for a line of output. */
  void clear() {
    if (shown && err != null) {
      shown = false;
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
