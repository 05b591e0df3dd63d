package io.rcon.internal.support;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs errors that the engine survives, each as one line with its stack: at most three a minute for
 * one session, since its server may cause as many as it likes. The first line after that minute
 * says how many were left out. Never throws. Event loop only.
 */
public final class SurvivedErrors {
  static final int LINES_A_MINUTE = 3;

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  /** Beyond it, sessions whose minute is over are forgotten. */
  private static final int MANY = 256;

  private static final class Recent {
    final long since;
    int lines;
    long leftOut;

    Recent(long since) {
      this.since = since;
    }

    boolean isOver(long now) {
      return now - since >= MINUTE;
    }
  }

  private final LongSupplier clock;
  private final Map<String, Recent> bySource = new HashMap<>();

  SurvivedErrors(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Logs an error, unless its session had too many.
   *
   * @param log where to
   * @param thrown the exception or error
   * @param source the server's name, or what the error concerns
   * @param what the failed step, in words
   */
  public void log(Logger log, Throwable thrown, String source, String what) {
    long leftOut = 0;
    try {
      long now = clock.getAsLong();
      Recent recent = bySource.get(source);
      if (recent == null || recent.isOver(now)) {
        leftOut = recent == null ? 0 : recent.leftOut;
        recent = new Recent(now);
        forgetOld(now);
        bySource.put(source, recent);
      }
      if (recent.lines >= LINES_A_MINUTE) {
        recent.leftOut++;
        return;
      }
      recent.lines++;
    } catch (Throwable again) {
      // For want of memory it is logged without being counted.
      leftOut = 0;
    }
    if (leftOut == 0) {
      Survived.log(log, thrown, "{}: {}", source, what);
    } else {
      Survived.log(log, thrown, "{}: {} ({} more errors were left out)", source, what, leftOut);
    }
  }

  private void forgetOld(long now) {
    if (bySource.size() >= MANY) {
      bySource.values().removeIf(recent -> recent.isOver(now));
    }
  }
}
