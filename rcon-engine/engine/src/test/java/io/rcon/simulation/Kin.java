package io.rcon.simulation;

import io.rcon.BattlEyeFacts;
import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.QuakeFacts;
import io.rcon.SourceFacts;
import io.rcon.simulator.SimulatedGame;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which dialects there are in a story. Those that came to the table later take the place of another
 * one now and then, so that most older stories stay as they were.
 */
final class Kin {
  /** From this seed on there are all simulated games of three families. */
  static final long EVERY_GAME = 1_000_000_000;

  /** From this seed on those that speak lines or packets, or seal what they say. */
  static final long EVERY_CARRIER = 2_000_000_000;

  /** From this seed on those whose messages are JSON, where their artifact is there. */
  static final long EVERY_MESSAGE = 3_000_000_000L;

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

  /** The laws were worked out for these first. */
  private static final Set<Family> FAMILIES =
      Set.of(Dialect.SOURCE.family(), Dialect.QUAKE3.family(), BattlEyeFacts.FAMILY);

  private static final Set<String> SIMULATED =
      SimulatedGame.all().stream().map(SimulatedGame::name).collect(Collectors.toSet());

  private static final Set<String> MESSAGES = Set.of("webrcon", "hll", "pavlov", "msmp");

  /** All other games of these. */
  private static final List<Dialect> REST =
      Dialect.all().stream()
          .filter(each -> FAMILIES.contains(each.family()))
          .filter(each -> !isSealed(each))
          .filter(each -> !each.get(SourceFacts.LEARNS))
          .filter(each -> !FIRST.contains(each) && !LATER.contains(each))
          .toList();

  private static boolean isSealed(Dialect dialect) {
    return dialect.family().equals(Dialect.QUAKE3.family())
        && dialect.get(QuakeFacts.RCON_SECURE) > 0;
  }

  /** Whether a command waits for a challenge. */
  static boolean asksFirst(Dialect dialect) {
    return dialect.family().name().equals("goldsrc")
        || (isSealed(dialect) && dialect.get(QuakeFacts.RCON_SECURE) == 2);
  }

  private final Choices choices;
  private final Choices others;
  private final boolean meetsOthers;
  private final WordForm form;
  private final List<Dialect> carriers;

  Kin(long seed) {
    choices = new Choices(Long.rotateLeft(seed, 32) + 1);
    others = new Choices(Long.rotateLeft(seed, 11) + 5);
    meetsOthers = seed >= EVERY_GAME;
    form =
        seed >= EVERY_MESSAGE
            ? others.of(WordForm.PLAIN, WordForm.OBJECT, WordForm.LIST)
            : seed >= EVERY_CARRIER && others.chance(0.1) ? WordForm.NAMED : WordForm.PLAIN;
    carriers =
        seed >= EVERY_MESSAGE
            ? all(each -> isMessage(each, form))
            : seed >= EVERY_CARRIER ? all(each -> isCarrier(each, form)) : List.of();
  }

  private static List<Dialect> all(Predicate<Dialect> chosen) {
    return Dialect.all().stream()
        .filter(each -> SIMULATED.contains(each.name()))
        .filter(chosen)
        .toList();
  }

  private static boolean isCarrier(Dialect dialect, WordForm form) {
    String family = dialect.family().name();
    return (isSealed(dialect) || !FAMILIES.contains(dialect.family()))
        && !MESSAGES.contains(family)
        && dialect.family().hasSessions()
        && family.equals("evrima") == (form == WordForm.NAMED);
  }

  private static boolean isMessage(Dialect dialect, WordForm form) {
    return switch (dialect.family().name()) {
      case "webrcon", "pavlov" -> form != WordForm.LIST;
      case "hll" -> form == WordForm.OBJECT;
      case "msmp" -> form == WordForm.LIST;
      default -> false;
    };
  }

  /** How commands are given, so that each of them takes them. */
  WordForm form() {
    return form;
  }

  Dialect with(Dialect first) {
    if (!carriers.isEmpty() && (form != WordForm.PLAIN || others.chance(0.7))) {
      return others.of(carriers);
    }
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
