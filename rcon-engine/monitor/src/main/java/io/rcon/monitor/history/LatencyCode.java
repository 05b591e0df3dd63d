package io.rcon.monitor.history;

/**
 * Times as small numbers: 32 to a doubling, so that each is right within 1.1 percent. Finer ones
 * are noise, and noise does not deflate.
 */
final class LatencyCode {
  private static final double STEPS = 32 / Math.log(2);
  private static final float LONGEST_MILLIS = 3_600_000;

  private LatencyCode() {}

  /** The code of milliseconds, absent for NaN. */
  static int of(float millis) {
    if (Float.isNaN(millis)) {
      return SampleBlock.ABSENT;
    }
    double micros = Math.max(0, Math.min(millis, LONGEST_MILLIS)) * 1000.0;
    return (int) Math.round(Math.log1p(micros) * STEPS);
  }

  /** The milliseconds of a code, NaN if it is absent. */
  static float millis(int code) {
    return code == SampleBlock.ABSENT ? Float.NaN : (float) (Math.expm1(code / STEPS) / 1000);
  }
}
