package io.rcon.load;

import java.io.OutputStream;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes each second's histograms as they come, for HdrHistogram's own tools: tagged {@code
 * response}, {@code service} and {@code lateness}. Times are in nanoseconds, their maxima in the
 * log in milliseconds. Not thread-safe.
 */
public final class LoadLog implements Consumer<LoadSecond> {
  private static final double MILLIS = 1e6;

  private final HistogramLogWriter writer;
  private double at;

  /**
   * Begins a log.
   *
   * @param to where it goes; closed by whoever opened it
   */
  public LoadLog(OutputStream to) {
    writer = new HistogramLogWriter(to);
    writer.outputLogFormatVersion();
    writer.outputComment("rcon load: times in ns, Interval_Max in ms");
    writer.outputStartTime(System.currentTimeMillis());
    writer.outputLegend();
  }

  @Override
  public void accept(LoadSecond second) {
    double end = at + second.nanos() / 1e9;
    write("response", second.response(), end);
    write("service", second.service(), end);
    write("lateness", second.lateness(), end);
    at = end;
  }

  private void write(String tag, Histogram histogram, double end) {
    histogram.setTag(tag);
    writer.outputIntervalHistogram(at, end, histogram, MILLIS);
  }
}
