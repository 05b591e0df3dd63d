package io.rcon.load;

import java.util.List;

/**
 * Formulas to check runs by: the mean wait that queueing theory gives, and a mean with its
 * interval.
 */
public final class QueueTheory {
  /** Of Student's distribution for many batches; the run is cut into at least 20. */
  private static final double QUANTILE = 2.0;

  /**
   * A mean and how far it can be trusted.
   *
   * @param mean of the batches
   * @param halfWidth of the interval that holds the true mean in 95 of 100 runs
   */
  public record Interval(double mean, double halfWidth) {
    /**
     * Whether a value lies in the interval.
     *
     * @param value any
     * @return true if it does
     */
    public boolean holds(double value) {
      return Math.abs(value - mean) <= halfWidth;
    }
  }

  private QueueTheory() {}

  /**
   * The mean wait before one server whose callers come by chance, by Pollaczek and Khinchine.
   *
   * @param perSecond callers a second
   * @param meanService seconds that one takes on average
   * @param secondMoment the mean of that time's square: its square if all take the same, twice its
   *     square if the time is exponential
   * @return seconds
   * @throws IllegalArgumentException if more come than the server can take
   */
  public static double meanWait(double perSecond, double meanService, double secondMoment) {
    double utilisation = perSecond * meanService;
    if (!(utilisation < 1)) {
      throw new IllegalArgumentException(
          "the queue grows without end at a utilisation of " + utilisation);
    }
    return perSecond * secondMoment / (2 * (1 - utilisation));
  }

  /**
   * The mean of values that depend on those just before them, by the means of batches of them.
   *
   * @param values in the order of their time; at least 40
   * @param batches how many, at least 20
   * @return the mean with its 95 % interval
   */
  public static Interval batchMeans(List<Double> values, int batches) {
    if (batches < 20 || values.size() < 2 * batches) {
      throw new IllegalArgumentException("too few values for at least 20 batches");
    }
    int size = values.size() / batches;
    double[] means = new double[batches];
    double mean = 0;
    for (int i = 0; i < batches; i++) {
      for (double value : values.subList(i * size, (i + 1) * size)) {
        means[i] += value / size;
      }
      mean += means[i] / batches;
    }
    double squares = 0;
    for (double each : means) {
      squares += (each - mean) * (each - mean);
    }
    return new Interval(mean, QUANTILE * Math.sqrt(squares / (batches - 1) / batches));
  }
}
