package io.rcon.tunnel;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes at most 20 lines a minute and counts the others: a public address is scanned all day, and
 * an admitted client may reconnect a hundred times a second.
 */
final class LimitedLog {
  static final int LINES_A_MINUTE = 20;

  private final Consumer<String> log;
  private boolean begun;
  private long minuteBegan;
  private int lines;
  private long untold;

  LimitedLog(Consumer<String> log) {
    this.log = log;
  }

  /** Writes a line, or counts it. */
  void add(String line, long now) {
    turn(now);
    if (lines >= LINES_A_MINUTE) {
      untold++;
      return;
    }
    lines++;
    log.accept(line);
  }

  /** Says how many lines a minute that is over left out. To be called every few seconds. */
  void turn(long now) {
    if (begun && now - minuteBegan < TimeUnit.MINUTES.toNanos(1)) {
      return;
    }
    begun = true;
    minuteBegan = now;
    lines = 0;
    if (untold > 0) {
      lines = 1;
      log.accept("(" + untold + " more lines like these were left out)");
      untold = 0;
    }
  }
}
