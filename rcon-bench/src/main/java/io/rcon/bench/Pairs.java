package io.rcon.bench;

import java.util.Arrays;

/** Statistics of paired runs: the median and an interval that needs no bell curve. */
final class Pairs {
  private static final double CONFIDENCE = 0.95;

  private final double[] sorted;

  Pairs(double... values) {
    sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
  }

  boolean isEmpty() {
    return sorted.length == 0;
  }

  double median() {
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  /**
   * The 95 % interval of the median: between two order statistics, interpolated after
   * Hettmansperger and Sheather. Fewer than six values cannot give so much certainty; then it is
   * all of them.
   */
  double[] interval() {
    int n = sorted.length;
    if (n == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    int k = 1;
    while (k + 1 <= n / 2 && coverage(n, k + 1) >= CONFIDENCE) {
      k++;
    }
    double wide = coverage(n, k);
    if (wide < CONFIDENCE || k + 1 > n / 2) {
      return new double[] {sorted[k - 1], sorted[n - k]};
    }
    double share = (wide - CONFIDENCE) / (wide - coverage(n, k + 1));
    double weight = (n - k) * share / (k + (n - 2.0 * k) * share);
    return new double[] {
      (1 - weight) * sorted[k - 1] + weight * sorted[k],
      (1 - weight) * sorted[n - k] + weight * sorted[n - k - 1]
    };
  }

  /** How often the median lies between the k-th smallest and the k-th largest of n. */
  private static double coverage(int n, int k) {
    double tail = 0;
    double choose = 1;
    for (int i = 0; i < k; i++) {
      tail += choose;
      choose = choose * (n - i) / (i + 1);
    }
    return 1 - 2 * tail / Math.pow(2, n);
  }
}
