package io.rcon.simulation;

import io.rcon.Dialect;
import io.rcon.SourceFacts;
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

  private static final double OFTEN = 0.15;

  private final Choices choices;

  Kin(long seed) {
    choices = new Choices(Long.rotateLeft(seed, 32) + 1);
  }

  /**
   * Where all answers come under one id, nothing tells the second frame of one from the next: the
   * stories' servers that cut theirs have no laws there. {@code EveryDialectTest} asks such games.
   */
  private static boolean tellsItsFrames(Dialect dialect) {
    return !dialect.family().facts().contains(SourceFacts.STRANGE_IDS)
        || !dialect.get(SourceFacts.STRANGE_IDS);
  }

  Dialect with(Dialect first) {
    List<Dialect> later =
        Dialect.all().stream()
            .filter(each -> !FIRST.contains(each) && each.family().equals(first.family()))
            .filter(Kin::tellsItsFrames)
            .toList();
    return !later.isEmpty() && choices.chance(OFTEN) ? choices.of(later) : first;
  }
}
