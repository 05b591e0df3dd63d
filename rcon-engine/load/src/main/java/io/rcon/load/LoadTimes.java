package io.rcon.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A distribution of times, in milliseconds. A value.
 *
 * @param count how many there are
 * @param mean their mean
 * @param p50 the median
 * @param p90 one in ten was longer
 * @param p99 one in a hundred was longer
 * @param p999 one in a thousand was longer
 * @param max the longest
 * @param curve points of the distribution, for plots
 */
public record LoadTimes(
    long count,
    double mean,
    double p50,
    double p90,
    double p99,
    double p999,
    double max,
    List<Point> curve) {
  /**
   * One point.
   *
   * @param percentile from 0 to below 100
   * @param millis the time at that percentile
   */
  public record Point(double percentile, double millis) {}

  private static final int POINTS_OF_A_HALVING = 5;

  static LoadTimes of(Histogram times) {
    return new LoadTimes(
        times.getTotalCount(),
        times.getTotalCount() == 0 ? 0 : times.getMean() / 1e6,
        LoadPoint.millis(times, 50),
        LoadPoint.millis(times, 90),
        LoadPoint.millis(times, 99),
        LoadPoint.millis(times, 99.9),
        LoadPoint.millis(times, 100),
        curve(times));
  }

  private static List<Point> curve(Histogram times) {
    List<Point> curve = new ArrayList<>();
    if (times.getTotalCount() > 0) {
      times
          .percentiles(POINTS_OF_A_HALVING)
          .forEach(value -> {
            if (value.getPercentileLevelIteratedTo() < 100) {
              double millis = value.getValueIteratedTo() / 1e6;
              curve.add(new Point(value.getPercentileLevelIteratedTo(), millis));
            }
          });
    }
    return List.copyOf(curve);
  }
}
