package io.rcon.load;

import org.HdrHistogram.Histogram;

/**
 * One second of a run in figures. Times are in milliseconds, and 0 where nothing was answered.
 *
 * @param second its number, from 0
 * @param asked commands a second that were to start
 * @param achieved commands a second that were answered
 * @param errors commands that ended badly
 * @param p50 the median response time
 * @param p99 the response time that one in a hundred exceeded
 * @param max the longest response time
 * @param lateness the lateness that one in a hundred exceeded
 * @param tick ticks or frames of the game a second; not a number where nobody asked
 */
public record LoadPoint(
    int second,
    double asked,
    double achieved,
    long errors,
    double p50,
    double p99,
    double max,
    double lateness,
    double tick) {
  static LoadPoint of(LoadSecond second) {
    double seconds = Math.max(second.nanos, 1) / 1e9;
    Histogram response = second.response;
    return new LoadPoint(
        second.number,
        second.asked / seconds,
        second.answered / seconds,
        second.errors(),
        millis(response, 50),
        millis(response, 99),
        millis(response, 100),
        millis(second.lateness, 99),
        second.tick);
  }

  static double millis(Histogram histogram, double percentile) {
    return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / 1e6;
  }
}
