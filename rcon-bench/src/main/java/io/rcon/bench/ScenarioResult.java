package io.rcon.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The runs of one scenario, pair by pair. */
final class ScenarioResult {
  private final Scenario scenario;
  private final List<Sample> subject = new ArrayList<>();
  private final List<Sample> baseline = new ArrayList<>();

  ScenarioResult(Scenario scenario) {
    this.scenario = scenario;
  }

  void add(Sample ofSubject, Sample ofBaseline) {
    subject.add(ofSubject);
    baseline.add(ofBaseline);
  }

  Scenario scenario() {
    return scenario;
  }

  int pairs() {
    return subject.size();
  }

  /** How many commands failed in all runs of both. */
  double failures() {
    return Stream.concat(subject.stream(), baseline.stream())
        .mapToDouble(sample -> sample.get("failures"))
        .filter(Double::isFinite)
        .sum();
  }

  Set<String> figures() {
    Set<String> names = new LinkedHashSet<>();
    subject.forEach(sample -> names.addAll(sample.figures().keySet()));
    return names;
  }

  double subject(String figure) {
    return median(subject, figure);
  }

  double baseline(String figure) {
    return median(baseline, figure);
  }

  private static double median(List<Sample> samples, String figure) {
    ToDoubleFunction<Sample> value = sample -> sample.get(figure);
    return new Pairs(samples.stream().mapToDouble(value).toArray()).median();
  }

  /** Subject by baseline, within each pair. */
  Pairs ratio(String figure) {
    double[] ratios = new double[subject.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = subject.get(i).get(figure) / baseline.get(i).get(figure);
    }
    return new Pairs(ratios);
  }
}
