package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.DialectFindings;
import io.rcon.SourceFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The evidence that one server has given of its game, and the dialects that still fit it. One for a
 * session: a new connection goes on with it. Event loop only.
 */
final class DialectEvidence {
  /** The verdict of a dialect on a piece of evidence. */
  enum Verdict {
    /** Its game is known to do that. */
    FITS,
    /** Nobody knows whether its game does that. */
    BEARS,
    /** Its game does not do that. */
    EXCLUDED
  }

  /** Those that are left, with how much of what came is known of them. */
  private final Map<Dialect, Integer> left = new LinkedHashMap<>();

  private final Set<String> counted = new HashSet<>();
  private final List<String> reasons = new ArrayList<>();
  private boolean news;

  DialectEvidence() {
    for (Dialect each : Dialect.all()) {
      // Neither stands for a game.
      boolean isGame = !each.equals(Dialect.GENERIC) && !each.get(SourceFacts.LEARNS);
      if (isGame && each.family().equals(SourceFacts.FAMILY)) {
        left.put(each, 0);
      }
    }
  }

  /**
   * Something came, which may speak for some dialects and excludes others.
   *
   * @param key a constant: what has the same one speaks for a dialect once
   * @param words it, for people, told if it excludes any
   * @param verdict what a dialect says of it
   */
  void saw(String key, String words, Function<Dialect, Verdict> verdict) {
    if (counted.add(key)) {
      left.replaceAll((each, fits) -> verdict.apply(each) == Verdict.FITS ? fits + 1 : fits);
      news = true;
    }
    excludes(words, each -> verdict.apply(each) == Verdict.EXCLUDED);
  }

  /** Something came that excludes some, and speaks for none. */
  void excludes(String words, Predicate<Dialect> excluded) {
    if (left.keySet().removeIf(excluded)) {
      reasons.add(words);
      news = true;
    }
  }

  /** Whether one is left that says so. */
  boolean mayBe(Predicate<Dialect> what) {
    return left.keySet().stream().anyMatch(what);
  }

  /** Those of which the most is known that came. */
  List<Dialect> likely() {
    int most = left.values().stream().mapToInt(fits -> fits).max().orElse(0);
    return left.keySet().stream().filter(each -> left.getOrDefault(each, 0) == most).toList();
  }

  /** Whether something came since this was asked last. */
  boolean hasNews() {
    boolean had = news;
    news = false;
    return had;
  }

  DialectFindings findings() {
    List<Dialect> likely = likely();
    List<Dialect> possible = left.keySet().stream().filter(each -> !likely.contains(each)).toList();
    return new DialectFindings(likely, possible, reasons);
  }
}
