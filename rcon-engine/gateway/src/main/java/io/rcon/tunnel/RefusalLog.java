package io.rcon.tunnel;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of those who were turned away, at most so many a minute: an address that the whole world
 * can reach is scanned all day.
 */
final class RefusalLog {
  private static final int LINES_A_MINUTE = 20;
  private static final Logger log = LoggerFactory.getLogger("io.rcon.tunnel");

  private long minuteBegan;
  private int lines;
  private long untold;

  /** Writes a line, or counts one that is not written. */
  void add(String line, long now) {
    if (now - minuteBegan >= TimeUnit.MINUTES.toNanos(1)) {
      minuteBegan = now;
      lines = 0;
    }
    if (lines >= LINES_A_MINUTE) {
      untold++;
      return;
    }
    lines++;
    log.info(untold == 0 ? line : line + " (and " + untold + " like it before)");
    untold = 0;
  }
}
