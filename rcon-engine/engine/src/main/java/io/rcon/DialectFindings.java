package io.rcon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The conclusions of a session with {@link Dialect#AUTO} about its server: the dialects that the
 * received data does not exclude. Nothing is guessed: while several remain, all are listed. A
 * value.
 *
 * @param likely the dialects whose known facts agree with most of the received data, in the order
 *     of {@link Dialect#all()}; empty if no dialect agrees with all of it
 * @param possible other dialects, of which less is known and which nothing excludes
 * @param reasons the evidence in words, in the order in which it came
 */
public record DialectFindings(List<Dialect> likely, List<Dialect> possible, List<String> reasons) {
  /** How sure a conclusion is. */
  public enum Confidence {
    /** One dialect remains. */
    CERTAIN,
    /** The remaining dialects send and read the same: any of them works. */
    ALIKE,
    /** The remaining dialects differ: the careful {@link Dialect#GENERIC} works for all of them. */
    OPEN,
    /** No dialect agrees with all of the received data. */
    NONE
  }

  /** Facts that change what is sent or how it is read; all others only name or explain. */
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
   * The likely dialects, in groups that send and read the same: any name of a group works.
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
   * The dialect to put into the configuration.
   *
   * @return the only one that remains, or the first of those that send and read the same; else
   *     {@link Dialect#GENERIC}
   */
  public Dialect advised() {
    return switch (confidence()) {
      case CERTAIN, ALIKE -> likely.get(0);
      case OPEN, NONE -> Dialect.GENERIC;
    };
  }

  /**
   * Whether a dialect remains.
   *
   * @param dialect one
   * @return false if received data excludes it
   */
  public boolean allows(Dialect dialect) {
    return likely.contains(dialect) || possible.contains(dialect);
  }

  /**
   * Adds the caller's own evidence.
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
   * The conclusion and its reason, as a sentence without its full stop.
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
