package io.rcon.internal.dialect;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.SourceFacts;
import io.rcon.codec.source.SourcePacket;
import io.rcon.internal.dialect.DialectEvidence.Verdict;
import java.util.Set;

/** Evidence in the form of whole answers of which game a server runs. Event loop only. */
final class AnswerEvidence {
  /** No line of a console is that long: it is a piece that was cut. */
  private static final int NO_LINE = 4086;

  private final DialectEvidence evidence;

  AnswerEvidence(DialectEvidence evidence) {
    this.evidence = evidence;
  }

  void ended(AnswerShape answer, boolean endFrame) {
    ids(answer);
    if (answer.hasOwn) {
      type(answer.type);
      frames(answer, endFrame);
      if (answer.pieces > 1) {
        evidence.saw(
            answer.fewestButLast >= NO_LINE ? "full pieces" : "small pieces",
            "an answer came in " + answer.pieces + " frames",
            each -> several(each, answer));
      } else {
        one(answer);
      }
    }
  }

  private void ids(AnswerShape answer) {
    boolean own = answer.hasOwn;
    if (own || answer.hasStranger) {
      evidence.saw(
          own ? "own ids" : "other ids",
          own ? "answers come under their command's id" : "answers come under ids of nobody",
          each ->
              each.get(SourceFacts.STRANGE_IDS) != own
                  ? each.idsMirrored() == own ? Verdict.FITS : Verdict.BEARS
                  : Verdict.EXCLUDED);
    }
  }

  private void type(int type) {
    boolean usual = type == SourcePacket.RESPONSE_VALUE;
    evidence.saw(
        "type " + type,
        "answers have the type " + type,
        each -> {
          Set<Integer> known = each.get(SourceFacts.ANSWER_TYPES);
          if (usual) {
            return known.contains(type) ? Verdict.BEARS : Verdict.EXCLUDED;
          }
          // The usual ones tolerate type 2, and no game of theirs is known to send it.
          return known.equals(Set.of(type)) ? Verdict.FITS : Verdict.EXCLUDED;
        });
  }

  private void frames(AnswerShape answer, boolean endFrame) {
    if (answer.isAcknowledged()) {
      evidence.saw(
          "acknowledged",
          "an empty frame came before an answer",
          each -> each.get(SourceFacts.ACKNOWLEDGES_FIRST) ? Verdict.FITS : Verdict.EXCLUDED);
    } else if (answer.pieces > 0) {
      evidence.excludes(
          "no empty frame came before an answer", each -> each.get(SourceFacts.ACKNOWLEDGES_FIRST));
    } else {
      evidence.excludes(
          "a frame came for an answer without a text",
          each ->
              each.get(CommonFacts.SILENT_IF_EMPTY)
                  || !each.get(SourceFacts.EMPTY_ANSWERS).isEmpty());
    }
    evidence.excludes(
        endFrame
            ? "a frame under the id -1 ended an answer"
            : "no frame of its own ended an answer",
        each -> (each.ending().rule() == EndRule.END_FRAME) != endFrame);
    if (answer.hasLineFeed) {
      evidence.excludes("a frame held several lines", each -> each.get(SourceFacts.LINE_FRAMES));
    }
  }

  private static Verdict several(Dialect dialect, AnswerShape answer) {
    if (dialect.get(SourceFacts.LINE_FRAMES)) {
      return answer.fewestButLast >= NO_LINE ? Verdict.EXCLUDED : Verdict.FITS;
    }
    int limit = dialect.ending().limit();
    return switch (dialect.ending().rule()) {
      case SINGLE_PACKET -> Verdict.EXCLUDED;
      case SHORT_FRAGMENT ->
          answer.fewestButLast >= limit && answer.mostUnits <= limit
              ? Verdict.FITS
              : Verdict.EXCLUDED;
      default -> Verdict.BEARS;
    };
  }

  private void one(AnswerShape answer) {
    evidence.excludes(
        "an answer of " + answer.mostUnits + " characters came in one frame",
        each ->
            each.ending().rule() == EndRule.SHORT_FRAGMENT
                && answer.mostUnits > each.ending().limit()
                // Before it cut answers, a game that mirrors probes may have sent them whole.
                && !ProbeEvidence.MIRRORS.contains(each.get(SourceFacts.PROBE_ANSWER)));
  }
}
