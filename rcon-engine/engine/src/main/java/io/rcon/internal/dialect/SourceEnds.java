package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending.Probe;
import io.rcon.SourceFacts;
import io.rcon.codec.source.SourcePacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation.AtClose;
import io.rcon.spi.Output;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the answers of one connection end: by the rule of the dialect, by probes, and by what lies
 * behind a piece in the same read.
 */
final class SourceEnds {
  /** From this share of the limit on, the last packet is suspect. */
  private static final double NEARLY_FULL = 0.9;

  /** The body of a full piece where a dialect says nothing: a length field of 4096. */
  private static final int FULL_PIECE = 4086;

  /** Many answers may lie in one read; looking at all of them for each would take too long. */
  private static final int MOST_LOOKED_AT = 8;

  /** After a piece of an answer, where nothing better tells that it was the last. */
  private static final long PROBABLY_ALL = Duration.ofMillis(300).toNanos();

  private final Dialect dialect;
  private final SourceIds ids;
  private final SameRead sameRead = new SameRead();

  /** Null where the dialect knows its game, and says whether it answers probes. */
  private final @Nullable SourceLearning learning;

  /** Where the frame that is looked at ends. */
  private int frameEnd;

  /** The probe whose answer is awaited; else 0. */
  private int probe;

  /** The probe whose answer came last: what follows under its id is srcds's sentinel. */
  private int answeredProbe;

  /** The probe that was sent since nothing came, which a server of another kind may ignore. */
  private int askedInSilence;

  /** The probe that restores the order; else 0. */
  private int realignment;

  SourceEnds(Dialect dialect, SourceIds ids, @Nullable SourceLearning learning) {
    this.dialect = dialect;
    this.ids = ids;
    this.learning = learning;
  }

  /** The pieces that are told next come from a frame that ends here. */
  void frameEnds(int at) {
    frameEnd = at;
  }

  // ---- probes

  void sent(int id, Output output) {
    if (dialect.ending().probe() == Probe.WITH_COMMAND) {
      sendProbe(id + 1, output);
    }
  }

  private void sendProbe(int id, Output output) {
    ByteBuf frame = output.frame(SourcePacket.size(0));
    SourcePacket.write(frame, id, dialect.ending().probeType(), "", 0, dialect.charset());
    output.send(frame);
  }

  private void askForEnd(int key, Output output) {
    if (probe != key + 1 && probesAfterFirst()) {
      probe = key + 1;
      sendProbe(probe, output);
      if (learning != null) {
        learning.probed(probe);
      }
    }
  }

  private boolean probesAfterFirst() {
    if (learning != null) {
      return learning.probes();
    }
    Probe when = dialect.ending().probe();
    return when == Probe.AFTER_FIRST || when == Probe.AFTER_FIRST_OR_SILENCE;
  }

  /** An answer ends without that to its probe: one that may be ignored is not waited for. */
  void givesUpProbe() {
    if (learning != null && learning.givesUpProbe()) {
      probe = 0;
    }
  }

  void silent(int key, Output output) {
    // One that is out already is ignored, or will be answered: a second one tells no more.
    if (dialect.ending().probe() == Probe.AFTER_FIRST_OR_SILENCE && probe == 0) {
      askForEnd(key, output);
      askedInSilence = probe;
    }
  }

  /** A probe is out that the server may not have read yet. */
  boolean awaitsSign() {
    return probe != 0 && (learning == null || learning.isSureOfProbes());
  }

  boolean realign(Output output) {
    if (dialect.ending().probe() == Probe.NONE || !dialect.idsMirrored()) {
      return false;
    }
    if (probe != 0) {
      realignment = probe;
    } else {
      realignment = ids.next() + 1;
      sendProbe(realignment, output);
    }
    return true;
  }

  void probeAnswer(int id, ByteBuf buffer, Answers answers) {
    if (id == answeredProbe) {
      return;
    }
    answeredProbe = id;
    if (id == probe) {
      probe = 0;
    }
    if (id == realignment) {
      realignment = 0;
      answers.aligned();
    } else if (holdsMore(buffer, id - 1)) {
      sameRead.join(id - 1);
    } else if (learning != null && learning.doubts()) {
      answers.endedInDoubt(id - 1, EndRule.PROBE);
    } else {
      answers.ended(id - 1, EndRule.PROBE, 0);
    }
  }

  // ---- pieces of answers

  void answer(int key, ByteBuf buffer, int index, int length, Answers answers) {
    switch (dialect.ending().rule()) {
      case PROBE -> {
        if (sameRead.isJoined(key)) {
          last(key, buffer, index, length, EndRule.PROBE, answers);
        } else if (answers.part(key, buffer, index, length)) {
          askForEnd(key, answers);
        }
      }
      case SHORT_FRAGMENT -> {
        if (length < dialect.ending().limit() && probe != key + 1) {
          last(key, buffer, index, length, EndRule.SHORT_FRAGMENT, answers);
        } else if (answers.part(key, buffer, index, length)) {
          fragment(key, length, answers);
        }
      }
      case QUIET_TIME -> {
        if (answers.part(key, buffer, index, length)) {
          askForEnd(key, answers);
          quietly(key, length, answers);
        }
      }
      case END_FRAME -> answers.part(key, buffer, index, length);
      default -> last(key, buffer, index, length, EndRule.SINGLE_PACKET, answers);
    }
  }

  /** Where a probe is out to a server of which nothing is known, its answer is waited for. */
  private void quietly(int key, int length, Answers answers) {
    boolean suspect = isSuspect(length) || (learning != null && learning.doubts());
    if (learning != null && probe == key + 1) {
      answers.endsWhenQuiet(key, suspect, learning.probePatience());
    } else {
      answers.endsWhenQuiet(key, suspect);
    }
  }

  /** It may not be the command's answer: that is waited for. */
  void perhaps(int key, ByteBuf buffer, int index, int length, long patience, Answers answers) {
    if (answers.part(key, buffer, index, length)) {
      answers.endsWhenQuiet(key, isSuspect(length), patience);
    }
  }

  private boolean isSuspect(int length) {
    return dialect.ending().rule() == EndRule.QUIET_TIME
        && length >= NEARLY_FULL * dialect.ending().limit();
  }

  /** Not known to be the last: a probe tells, or, where there is none or it is ignored, silence. */
  private void fragment(int key, int length, Answers answers) {
    boolean isFull = length >= dialect.ending().limit();
    askForEnd(key, answers);
    if (dialect.ending().probe() == Probe.NONE || (!isFull && askedInSilence == key + 1)) {
      answers.endsWhenQuiet(key, isFull, PROBABLY_ALL);
    }
  }

  /** The end, by the rule of the dialect; more of it in the same read shows that it is none. */
  private void last(int key, ByteBuf buffer, int index, int length, EndRule rule, Answers answers) {
    if (probe == key + 1) {
      // Asked in a silence, and read by the server before the next command is written.
      if (answers.part(key, buffer, index, length)) {
        answers.endsWhenQuiet(key, false, PROBABLY_ALL);
      }
    } else if (holdsMore(buffer, key)) {
      if (answers.part(key, buffer, index, length)) {
        sameRead.join(key);
      }
    } else if (!sameRead.end(key)) {
      answers.last(key, buffer, index, length, rule);
    } else if (answers.part(key, buffer, index, length)) {
      answers.endedInDoubt(key, rule);
    }
  }

  /** A full fragment never ends an answer; where only a guess does, a large piece is suspect. */
  AtClose closedAfter(int lastPiece) {
    int limit = dialect.ending().limit();
    return switch (dialect.ending().rule()) {
      case SHORT_FRAGMENT -> lastPiece < limit ? AtClose.WHOLE : AtClose.CUT;
      case END_FRAME -> AtClose.CUT;
      case PROBE, QUIET_TIME -> {
        if (dialect.get(SourceFacts.LINE_FRAMES)) {
          // The close may have come between two lines.
          yield AtClose.SUSPECT;
        }
        int full = limit > 0 ? limit : FULL_PIECE;
        yield lastPiece >= NEARLY_FULL * full ? AtClose.SUSPECT : AtClose.WHOLE;
      }
      default -> AtClose.WHOLE;
    };
  }

  private boolean holdsMore(ByteBuf buffer, int key) {
    return buffer.writerIndex() > frameEnd
        && SameRead.holdsMore(buffer, frameEnd, key, MOST_LOOKED_AT);
  }

  void forget(int key) {
    sameRead.end(key);
  }
}
