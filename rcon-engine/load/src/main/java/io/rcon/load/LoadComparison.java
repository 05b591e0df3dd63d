package io.rcon.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One figure of two series of runs. A value.
 *
 * @param name the figure
 * @param a the median of the first series
 * @param b the median of the second
 * @param low where the 95 % interval of the second's difference begins, as a share of the first
 * @param high where it ends
 * @param verdict {@code higher}, {@code lower} or {@code no difference shown}
 */
public record LoadComparison(
    String name, double a, double b, double low, double high, String verdict) {
  /** So many runs of each are needed. */
  public static final int RUNS = 5;

  private static final int RESAMPLES = 10_000;

  /**
   * Compares the medians by bootstrap.
   *
   * @param name what the values are
   * @param a values of the first series, one a run
   * @param b values of the second
   * @return the comparison; with fewer than {@link #RUNS} values it shows no difference
   */
  public static LoadComparison of(String name, List<Double> a, List<Double> b) {
    double[] first = array(a);
    double[] second = array(b);
    double medianA = median(first.clone());
    double medianB = median(second.clone());
    if (first.length < RUNS || second.length < RUNS || medianA == 0) {
      return new LoadComparison(
          name, medianA, medianB, Double.NaN, Double.NaN, "no difference shown: too few runs");
    }
    SplittableRandom random = new SplittableRandom(20_261_127);
    double[] differences = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double drawnA = median(drawn(first, random));
      double drawnB = median(drawn(second, random));
      differences[i] = (drawnB - drawnA) / Math.max(drawnA, 1e-9);
    }
    Arrays.sort(differences);
    double low = differences[(int) (0.025 * RESAMPLES)];
    double high = differences[(int) (0.975 * RESAMPLES)];
    String verdict = low > 0 ? "higher" : high < 0 ? "lower" : "no difference shown";
    return new LoadComparison(name, medianA, medianB, low, high, verdict);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] drawn(double[] values, SplittableRandom random) {
    double[] sample = new double[values.length];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = values[random.nextInt(values.length)];
    }
    return sample;
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /** {@return one line for people} */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%-18s A %10.3f  B %10.3f  B is %+6.1f%%%s  %s",
        name,
        a,
        b,
        a == 0 ? 0 : 100 * (b - a) / a,
        Double.isNaN(low)
            ? ""
            : String.format(Locale.ROOT, " [%+.1f%%, %+.1f%%]", 100 * low, 100 * high),
        verdict);
  }
}
