package io.rcon.simulation;

import io.rcon.BattlEyeFacts;
import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.QuakeFacts;
import io.rcon.SourceFacts;
import java.util.List;
import java.util.Set;

/**
 * Which dialects there are in a story. Those that came to the table later take the place of another
 * one now and then, so that most older stories stay as they were.
 */
final class Kin {
  /** From this seed on there are all simulated games of the families that have laws. */
  static final long EVERY_GAME = 1_000_000_000;

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

  private static final List<Dialect> LATER = List.of(Dialect.FORGE, Dialect.FTE);

  private static final double OFTEN = 0.15;

  /**
   * The laws are worked out for these; {@code EveryDialectTest} asks games that speak lines,
   * packets or JSON over TCP.
   */
  private static final Set<Family> FAMILIES =
      Set.of(Dialect.SOURCE.family(), Dialect.QUAKE3.family(), BattlEyeFacts.FAMILY);

  /** All other games of these. */
  private static final List<Dialect> REST =
      Dialect.all().stream()
          .filter(each -> FAMILIES.contains(each.family()))
          .filter(each -> !isSealed(each))
          .filter(each -> !each.get(SourceFacts.LEARNS))
          .filter(each -> !FIRST.contains(each) && !LATER.contains(each))
          .toList();

  /** What cannot be read on its way cannot be held to the laws of what is sent. */
  private static boolean isSealed(Dialect dialect) {
    return dialect.family().equals(Dialect.QUAKE3.family())
        && dialect.get(QuakeFacts.RCON_SECURE) > 0;
  }

  private final Choices choices;
  private final Choices others;
  private final boolean meetsOthers;

  Kin(long seed) {
    choices = new Choices(Long.rotateLeft(seed, 32) + 1);
    others = new Choices(Long.rotateLeft(seed, 11) + 5);
    meetsOthers = seed >= EVERY_GAME;
  }

  Dialect with(Dialect first) {
    List<Dialect> later =
        LATER.stream().filter(each -> each.family().equals(first.family())).toList();
    Dialect known = !later.isEmpty() && choices.chance(OFTEN) ? choices.of(later) : first;
    return meetsOthers && others.chance(0.6) ? others.of(REST) : known;
  }

  /** Whether a server sends a frame, or not, for an empty answer is known to be told apart. */
  static boolean answersNothing(Dialect dialect) {
    return LATER.contains(dialect);
  }
}
