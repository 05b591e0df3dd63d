package io.rcon.load;

import java.util.Locale;
import java.util.Map;

/**
 * The growth of a server's throughput with the commands in flight: the Universal Scalability Law,
 * X(n) = r n / (1 + s (n - 1) + k n (n - 1)), fitted by least squares to a closed loop at several
 * depths. A value.
 *
 * @param alone r: commands a second of one at a time
 * @param contention s: the share of the work that only one can do at a time; 0 or more
 * @param crosstalk k: the work that each makes for each other; 0 or more
 */
public record ScalabilityFit(double alone, double contention, double crosstalk) {
  private static final int FEWEST = 3;

  /**
   * Fits.
   *
   * @param rates answered commands a second, by how many were under way
   * @return the fit that is nearest in the sense of relative errors
   * @throws IllegalArgumentException for fewer than three different depths, or a rate of none
   */
  public static ScalabilityFit of(Map<Integer, Double> rates) {
    if (rates.size() < FEWEST || rates.values().stream().anyMatch(rate -> !(rate > 0))) {
      throw new IllegalArgumentException(
          "a fit needs answers at three depths at least, and has them at " + rates.size());
    }
    // n / X(n) is linear in 1/r, s/r and k/r. Those that would be negative are left out.
    double[] whole = solve(rates, true, true);
    if (whole[1] >= 0 && whole[2] >= 0) {
      return of(whole);
    }
    double[] contended = solve(rates, true, false);
    double[] crossed = solve(rates, false, true);
    if (contended[1] < 0 && crossed[2] < 0) {
      return of(solve(rates, false, false));
    }
    boolean nearer = error(rates, contended) <= error(rates, crossed);
    boolean first = crossed[2] < 0 || (contended[1] >= 0 && nearer);
    return of(first ? contended : crossed);
  }

  private static ScalabilityFit of(double[] terms) {
    return new ScalabilityFit(1 / terms[0], terms[1] / terms[0], terms[2] / terms[0]);
  }

  private static double[] basis(int n, boolean contention, boolean crosstalk) {
    return new double[] {1, contention ? n - 1 : 0, crosstalk ? (double) n * (n - 1) : 0};
  }

  /** The normal equations, each row weighted so that errors are relative ones. */
  private static double[] solve(Map<Integer, Double> rates, boolean contention, boolean crosstalk) {
    double[][] a = new double[3][4];
    for (Map.Entry<Integer, Double> each : rates.entrySet()) {
      double[] row = basis(each.getKey(), contention, crosstalk);
      double value = each.getKey() / each.getValue();
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          a[i][j] += row[i] * row[j] / (value * value);
        }
        a[i][3] += row[i] / value;
      }
    }
    for (int i = 1; i < 3; i++) {
      if (a[i][i] == 0) {
        a[i][i] = 1;
      }
    }
    return eliminated(a);
  }

  private static double[] eliminated(double[][] a) {
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        double factor = k == i ? 0 : a[k][i] / a[i][i];
        for (int j = i; j < 4; j++) {
          a[k][j] -= factor * a[i][j];
        }
      }
    }
    return new double[] {a[0][3] / a[0][0], a[1][3] / a[1][1], a[2][3] / a[2][2]};
  }

  private static double error(Map<Integer, Double> rates, double[] terms) {
    return rates.entrySet().stream()
        .mapToDouble(each -> {
          double[] row = basis(each.getKey(), true, true);
          double told = row[0] * terms[0] + row[1] * terms[1] + row[2] * terms[2];
          return Math.pow(told * each.getValue() / each.getKey() - 1, 2);
        })
        .sum();
  }

  /**
   * The throughput that it gives for a depth.
   *
   * @param depth commands under way, at least 1
   * @return commands a second
   */
  public double rate(int depth) {
    return alone
        * depth
        / (1 + contention * (depth - 1) + crosstalk * (double) depth * (depth - 1));
  }

  /**
   * {@return the depth beyond which more under way means fewer a second; infinite if there is none}
   */
  public double peak() {
    return crosstalk > 0 ? Math.sqrt(Math.max(0, 1 - contention) / crosstalk) : 1 / 0.0;
  }

  /** {@return one line for people} */
  public String words() {
    String most =
        Double.isInfinite(peak())
            ? contention > 0
                ? String.format(Locale.ROOT, "never more than %.1f/s", alone / contention)
                : "no limit within these depths"
            : String.format(
                Locale.ROOT,
                "most at %.0f under way, %.1f/s",
                Math.max(1, peak()),
                rate((int) Math.max(1, Math.round(peak()))));
    return String.format(
        Locale.ROOT,
        "scalability fit: %.1f/s alone, contention %.4f, crosstalk %.6f: %s",
        alone,
        contention,
        crosstalk,
        most);
  }
}
