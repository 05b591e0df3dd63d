package io.rcon.load;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A walk through a schedule: nanoseconds since its beginning, a block of them ahead of time. */
final class StartTimes {
  private static final int BLOCK = 4096;

  private final double nanosEach;
  private final @Nullable SplittableRandom chance;
  private final @Nullable RecordedStarts trace;
  private final double scale;
  private final long[] block = new long[BLOCK];
  private int at = BLOCK;
  private long made;
  private double last;

  StartTimes(double perSecond, OptionalLong seed, @Nullable RecordedStarts trace) {
    nanosEach = 1e9 / perSecond;
    this.trace = trace;
    scale = trace == null ? 1 : trace.perSecond() / perSecond;
    chance = seed.isPresent() ? new SplittableRandom(seed.getAsLong()) : null;
  }

  /** The next start; the first one of a constant schedule is 0. */
  long next() {
    if (at == BLOCK) {
      fill();
    }
    return block[at++];
  }

  private void fill() {
    for (int i = 0; i < BLOCK; i++) {
      block[i] =
          trace != null
              ? trace.start(made, scale)
              : chance == null ? Math.round(made * nanosEach) : poisson(chance);
      made++;
    }
    at = 0;
  }

  private long poisson(SplittableRandom random) {
    last -= Math.log1p(-random.nextDouble()) * nanosEach;
    return Math.round(last);
  }
}
