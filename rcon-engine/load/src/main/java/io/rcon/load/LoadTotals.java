package io.rcon.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sums up the seconds of a run, and keeps a point of each. Not thread-safe. */
final class LoadTotals implements Consumer<LoadSecond> {
  final LoadSecond sum = new LoadSecond(0);
  final List<LoadPoint> points = new ArrayList<>();

  @Override
  public void accept(LoadSecond second) {
    sum.add(second);
    if (second.nanos > 0) {
      points.add(LoadPoint.of(second));
    }
  }
}
