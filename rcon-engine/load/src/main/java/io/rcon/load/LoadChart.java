package io.rcon.load;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A result as a picture, for where no browser is: response times and lateness, second by second.
 */
public final class LoadChart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 420;

  private LoadChart() {}

  /**
   * Draws it; needs no display.
   *
   * @param result what was found, at least one second of it
   * @param to takes a PNG
   * @throws IOException if it cannot be written
   */
  public static void png(LoadResult result, OutputStream to) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title((result.isValid() ? "" : "INVALID: ") + result.target())
            .xAxisTitle("seconds")
            .yAxisTitle("response time, ms")
            .build();
    add(chart, "p50", result.points(), LoadPoint::p50);
    add(chart, "p99", result.points(), LoadPoint::p99);
    add(chart, "max", result.points(), LoadPoint::max);
    add(chart, "lateness p99", result.points(), LoadPoint::lateness);
    ChartEncoder.saveChart(chart, to, "png");
  }

  private static void add(
      XYChart chart, String name, List<LoadPoint> points, ToDoubleFunction<LoadPoint> value) {
    XYSeries series =
        chart.addSeries(
            name,
            points.stream().mapToDouble(LoadPoint::second).toArray(),
            points.stream().mapToDouble(value).toArray());
    series.setMarker(SeriesMarkers.NONE);
  }
}
