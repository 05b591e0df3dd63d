package io.rcon.simulation;

import io.rcon.Dialect;
import java.util.List;

/**
 * Which dialects there are in a story. Those that came to the table later take the place of one of
 * their mechanism now and then, so that most older stories stay as they were.
 */
final class Kin {
  /** In the order in which older stories chose among them. */
  static final List<Dialect> FIRST =
      List.of(
          Dialect.SOURCE,
          Dialect.MINECRAFT,
          Dialect.NUKKIT,
          Dialect.QUAKE3,
          Dialect.IOQUAKE3,
          Dialect.DARKPLACES,
          Dialect.QUAKEWORLD,
          Dialect.GENERIC);

  /**
   * The laws are worked out for these. Of the games that came after them {@code EveryDialectTest}
   * asks each; their stories need laws of their own, such as for a refusal by a close alone.
   */
  private static final List<Dialect> LATER = List.of(Dialect.FORGE, Dialect.FTE);

  private static final double OFTEN = 0.15;

  private final Choices choices;

  Kin(long seed) {
    choices = new Choices(Long.rotateLeft(seed, 32) + 1);
  }

  Dialect with(Dialect first) {
    List<Dialect> later =
        LATER.stream().filter(each -> each.family().equals(first.family())).toList();
    return !later.isEmpty() && choices.chance(OFTEN) ? choices.of(later) : first;
  }
}
