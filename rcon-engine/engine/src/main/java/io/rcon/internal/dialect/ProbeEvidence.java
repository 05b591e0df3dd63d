package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.ProbeAnswer;
import io.rcon.SourceFacts;
import io.rcon.internal.dialect.DialectEvidence.Verdict;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Evidence of how a server treats a probe, an empty packet of type 0. One for a session. No probe
 * is sent before an answer has told games apart, and none where a game that still fits would close
 * the connection at one, unless that is allowed. Event loop only.
 */
final class ProbeEvidence {
  static final Set<ProbeAnswer> MIRRORS =
      EnumSet.of(ProbeAnswer.MIRRORED, ProbeAnswer.MIRRORED_TWICE, ProbeAnswer.SENTINEL);

  /** A server that is busy may seem to ignore one. */
  private static final int SILENCES = 2;

  private static final String UNKNOWN = "Unknown request";
  private static final String INVALID = "Invalid packet type";
  private static final String TERMINATOR = "\0\1\0\0";
  private static final int LONGEST = 64;

  private final DialectEvidence evidence;

  private boolean isTold;
  private boolean answers;
  private boolean closed;
  private int silences;

  ProbeEvidence(DialectEvidence evidence) {
    this.evidence = evidence;
  }

  /** An answer has told games apart, as far as one can. */
  void told() {
    isTold = true;
  }

  /** Whether this server is known to answer probes. */
  boolean isAnswered() {
    return answers;
  }

  /**
   * Whether one may follow the first piece of an answer.
   *
   * @param bold whether it may cost a connection, unless all that is likely is known to close it
   */
  boolean isAllowed(boolean bold) {
    if (answers || closed || silences >= SILENCES) {
      return answers;
    }
    Predicate<Dialect> closes = each -> each.get(SourceFacts.PROBE_ANSWER) == ProbeAnswer.CLOSES;
    boolean safe = bold ? !evidence.likely().stream().allMatch(closes) : !evidence.mayBe(closes);
    return isTold
        && safe
        && evidence.mayBe(each -> each.get(SourceFacts.PROBE_ANSWER).isAnswered());
  }

  void came(ByteBuf buffer, int body, int length, boolean again) {
    answers = true;
    String text = buffer.toString(body, Math.min(length, LONGEST), UTF_8);
    if (text.startsWith(UNKNOWN)) {
      saw(ProbeAnswer.UNKNOWN_REQUEST, "was answered '" + UNKNOWN + "'");
    } else if (text.equals(INVALID)) {
      saw(ProbeAnswer.INVALID_TYPE, "was answered '" + INVALID + "'");
    } else if (text.equals(TERMINATOR)) {
      saw(ProbeAnswer.SENTINEL, "came back, and a terminator behind it");
    } else if (again) {
      saw(ProbeAnswer.MIRRORED_TWICE, "came back twice");
    } else {
      saw(ProbeAnswer.MIRRORED, "came back", MIRRORS::contains);
    }
  }

  /** Its answer did not come for a while. */
  void ignored() {
    if (!answers && ++silences == SILENCES) {
      saw(ProbeAnswer.NOTHING, "was ignored");
    }
  }

  /** The connection was closed, by it or by chance: that excludes none, and it is not repeated. */
  void closed() {
    if (!answers && !closed) {
      closed = true;
      evidence.saw(
          "probe closed",
          "",
          each ->
              each.get(SourceFacts.PROBE_ANSWER) == ProbeAnswer.CLOSES
                  ? Verdict.FITS
                  : Verdict.BEARS);
    }
  }

  private void saw(ProbeAnswer answer, String how) {
    saw(answer, how, known -> known == answer);
  }

  private void saw(ProbeAnswer answer, String how, Predicate<ProbeAnswer> same) {
    evidence.saw(
        "probe " + answer,
        "a packet of type 0 " + how,
        each -> {
          ProbeAnswer known = each.get(SourceFacts.PROBE_ANSWER);
          return same.test(known)
              ? Verdict.FITS
              : known == ProbeAnswer.NOT_KNOWN ? Verdict.BEARS : Verdict.EXCLUDED;
        });
  }
}
