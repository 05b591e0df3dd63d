package io.rcon.internal.line;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending.Probe;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Names the dialects to try where answers do not fit the one that was chosen. */
public final class FittingDialects {
  /** More would help nobody to choose. */
  private static final int MOST_NAMED = 2;

  private FittingDialects() {}

  /** More came after the end of an answer: those that end answers by another rule. */
  static String afterMore(Dialect misfit) {
    EndRule rule = misfit.ending().rule();
    Set<EndRule> left = EnumSet.of(EndRule.QUIET_TIME, EndRule.PROBE);
    left.remove(rule);
    String others = String.join(", ", named(misfit, each -> left.remove(each.ending().rule())));
    String longer = rule == EndRule.QUIET_TIME ? "a longer quiet time of your own" : "";
    if (others.isEmpty() && longer.isEmpty()) {
      return "choose another dialect";
    }
    String and = others.isEmpty() || longer.isEmpty() ? "" : ", or ";
    return "try " + (others.isEmpty() ? "" : "dialect ") + others + and + longer;
  }

  /** An answer came, and its end did not; empty where the dialect sends no probe for it. */
  static String afterNoEnd(Dialect misfit) {
    return hasProbe(misfit)
        ? "; dialect '"
            + misfit.name()
            + "' ends an answer when its probe comes back, and it did not: if that repeats, "
            + withoutProbe(misfit)
        : "";
  }

  /**
   * The connection was closed before anything was answered.
   *
   * @param misfit the dialect that was chosen
   * @return the rest of a sentence; empty where no probe goes with the command: one that waits for
   *     a first answer, or for a silence, had not been sent yet
   */
  public static String afterClose(Dialect misfit) {
    return misfit.ending().probe() == Probe.WITH_COMMAND
        ? ", and has never answered a command: it may be one that closes at the probe of dialect '"
            + misfit.name()
            + "'; "
            + withoutProbe(misfit)
        : "";
  }

  private static String withoutProbe(Dialect misfit) {
    return "try dialect " + String.join(", ", named(misfit, each -> !hasProbe(each)));
  }

  private static boolean hasProbe(Dialect dialect) {
    return dialect.ending().probe() != Probe.NONE;
  }

  /** Some of the same kind, the one that takes nothing for granted first. */
  private static List<String> named(Dialect misfit, Predicate<Dialect> fits) {
    List<Dialect> all = new ArrayList<>(List.of(Dialect.GENERIC));
    all.addAll(Dialect.all());
    List<String> names = new ArrayList<>();
    for (Dialect each : all) {
      if (names.size() < MOST_NAMED
          && !names.contains(each.name())
          && each.family().equals(misfit.family())
          && fits.test(each)) {
        names.add(each.name());
      }
    }
    return names;
  }
}
