package io.rcon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a session of {@link Dialect#AUTO} has concluded of its server: the dialects that what came
 * does not exclude. Nothing is guessed: as long as several are left, they are all named. A value.
 *
 * @param likely those whose known facts agree with the most of what came, in the order of {@link
 *     Dialect#all()}; empty if no dialect agrees with all of it
 * @param possible others, of which less is known and nothing excludes them
 * @param reasons what came, in words, in its order
 */
public record DialectFindings(List<Dialect> likely, List<Dialect> possible, List<String> reasons) {
  /** How sure a conclusion is. */
  public enum Confidence {
    /** One dialect is left. */
    CERTAIN,
    /** Those that are left are spoken alike: any of them does. */
    ALIKE,
    /** Those that are left differ: the careful {@link Dialect#GENERIC} does for all of them. */
    OPEN,
    /** No dialect agrees with all that came. */
    NONE
  }

  /** Facts that change how a server is spoken to; all others only name or explain. */
  private static final List<Fact<?>> SPOKEN =
      List.of(
          CommonFacts.CHARSET,
          CommonFacts.MAX_REQUEST,
          CommonFacts.DEPTH,
          CommonFacts.PACING,
          CommonFacts.ENDING,
          CommonFacts.IDS_MIRRORED,
          CommonFacts.CLOSES_ON_BAD_PASSWORD,
          CommonFacts.CLOSES_AFTER_ANSWER,
          CommonFacts.SILENT_IF_EMPTY,
          CommonFacts.ASCII_COMMAND,
          CommonFacts.LOGIN_CHECK,
          CommonFacts.KEEP_ALIVE,
          SourceFacts.LENIENT_NULS,
          SourceFacts.LYING_LENGTHS,
          SourceFacts.STRAY_TAILS,
          SourceFacts.ANSWER_TYPES,
          SourceFacts.ACKNOWLEDGES_FIRST,
          SourceFacts.STRANGE_IDS,
          SourceFacts.NOTICES,
          SourceFacts.EMPTY_ANSWERS,
          SourceFacts.LINE_FRAMES);

  /** Copies the lists. */
  public DialectFindings {
    likely = List.copyOf(likely);
    possible = List.copyOf(possible);
    reasons = List.copyOf(reasons);
  }

  /** {@return how sure this is} */
  public Confidence confidence() {
    if (likely.isEmpty()) {
      return Confidence.NONE;
    }
    if (!possible.isEmpty()) {
      return Confidence.OPEN;
    }
    if (likely.size() == 1) {
      return Confidence.CERTAIN;
    }
    return choices().size() == 1 ? Confidence.ALIKE : Confidence.OPEN;
  }

  /**
   * The likely dialects, those that are spoken alike together: the name of one does for its group.
   *
   * @return groups in the order of {@link #likely()}
   */
  public List<List<Dialect>> choices() {
    return likely.stream()
        .collect(
            Collectors.groupingBy(
                dialect -> SPOKEN.stream().<Object>map(dialect::get).toList(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .toList();
  }

  /**
   * The dialect to write down.
   *
   * @return the one that is left, or the first of those that are spoken alike; else {@link
   *     Dialect#GENERIC}
   */
  public Dialect advised() {
    return switch (confidence()) {
      case CERTAIN, ALIKE -> likely.get(0);
      case OPEN, NONE -> Dialect.GENERIC;
    };
  }

  /**
   * Whether a dialect is among those that are left.
   *
   * @param dialect one
   * @return false if something that came excludes it
   */
  public boolean allows(Dialect dialect) {
    return likely.contains(dialect) || possible.contains(dialect);
  }

  /**
   * The same, with evidence of one's own.
   *
   * @param likely those that agree with it
   * @param possible those that it does not exclude
   * @param reason the evidence, in words
   * @return new findings
   */
  public DialectFindings and(List<Dialect> likely, List<Dialect> possible, String reason) {
    List<String> all = new ArrayList<>(reasons);
    all.add(reason);
    return new DialectFindings(likely, possible, all);
  }

  /**
   * What is concluded and why, in a sentence without its end.
   *
   * @return for instance {@code this looks like nukkit, since the login's answer has a third NUL}
   */
  public String words() {
    String since = reasons.isEmpty() ? "" : ", since " + String.join("; ", reasons);
    if (likely.isEmpty()) {
      return "this looks like no dialect that is known" + since;
    }
    String others = possible.isEmpty() ? "" : "; it may also be " + names(possible);
    return "this looks like " + names(likely) + others + since;
  }

  private static String names(List<Dialect> dialects) {
    String first =
        dialects.subList(0, dialects.size() - 1).stream()
            .map(Dialect::name)
            .collect(Collectors.joining(", "));
    String last = dialects.get(dialects.size() - 1).name();
    return first.isEmpty() ? last : first + " or " + last;
  }

  @Override
  public String toString() {
    return words();
  }
}
