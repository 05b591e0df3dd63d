package io.rcon.load;

import java.util.List;

/**
 * The highest rate that a server bears. A value.
 *
 * @param rate commands a second, confirmed three times; 0 if not even the lowest rate was borne
 * @param p99 the response time at that rate that one in a hundred exceeded, in milliseconds
 * @param limit what ended it: {@code p99}, {@code errors}, {@code growth}, {@code pace}, {@code
 *     depth}, {@code tick}, {@code own machine}, or {@code none} within the rates that were asked
 * @param words the same as a sentence
 * @param steps all rates that were tried, in their order
 */
public record Knee(double rate, double p99, String limit, String words, List<KneeStep> steps) {
  /** Copies the list. */
  public Knee {
    steps = List.copyOf(steps);
  }
}
