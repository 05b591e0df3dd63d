package io.rcon.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The runs of one scenario, pair by pair. */
final class ScenarioResult {
  private static final Sample NONE = new Sample();

  private final Comparison scenario;
  private final List<Map<Side, Sample>> pairs = new ArrayList<>();

  ScenarioResult(Comparison scenario) {
    this.scenario = scenario;
  }

  void add(Map<Side, Sample> pair) {
    pairs.add(pair);
  }

  Comparison scenario() {
    return scenario;
  }

  int pairs() {
    return pairs.size();
  }

  boolean has(Side side) {
    return pairs.stream().anyMatch(pair -> pair.containsKey(side));
  }

  /** How many commands failed in all runs of all sides. */
  double failures() {
    return pairs.stream()
        .flatMap(pair -> pair.values().stream())
        .mapToDouble(sample -> sample.get("failures"))
        .filter(Double::isFinite)
        .sum();
  }

  /** The names of all figures that a side has, in the order in which they were taken. */
  Set<String> figures(Side side) {
    Set<String> names = new LinkedHashSet<>();
    pairs.forEach(pair -> names.addAll(pair.getOrDefault(side, NONE).figures().keySet()));
    return names;
  }

  /** The median of a side's figure; not a number where there is none. */
  double median(Side side, String figure) {
    return new Pairs(values(side, figure)).median();
  }

  /** The subject by another side, within each pair. */
  Pairs ratio(Side to, String figure) {
    double[] ratios = values(Side.SUBJECT, figure);
    double[] others = values(to, figure);
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] /= others[i];
    }
    return new Pairs(ratios);
  }

  private double[] values(Side side, String figure) {
    return pairs.stream().mapToDouble(pair -> pair.getOrDefault(side, NONE).get(figure)).toArray();
  }
}
