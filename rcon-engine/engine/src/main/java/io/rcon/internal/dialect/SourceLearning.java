package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending.Probe;
import io.rcon.SourceFacts;
import io.rcon.codec.source.SourcePacket;
import io.rcon.internal.dialect.DialectEvidence.Verdict;
import io.rcon.spi.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Watches a connection whose game is not known, and tells the session what that may be. It changes
 * what is sent in one thing only: where the server answers probes, or may be asked whether it does,
 * one follows the first piece of an answer and ends it exactly.
 */
final class SourceLearning {
  /** The state of a session, which its connections share. */
  private record Known(DialectEvidence evidence, AnswerEvidence answers, ProbeEvidence probes) {
    static Known nothing() {
      DialectEvidence evidence = new DialectEvidence();
      return new Known(evidence, new AnswerEvidence(evidence), new ProbeEvidence(evidence));
    }
  }

  private static final int NOBODY = -1;

  /** The longest text that a dialect may know word by word. */
  private static final int SHORT = 64;

  /** For the answer to a probe that may be ignored, or for a text behind an empty frame. */
  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

  private final Setting setting;
  private final Known known;
  private final LoginEvidence login;

  /** Whether the dialect asks for probes also where one may cost the connection. */
  private final boolean bold;

  /** The answer that is awaited; null between answers. */
  private @Nullable AnswerShape shape;

  private boolean endFrame;

  /** The probe that was sent last; else 0. */
  private int probe;

  private boolean probeOut;

  private SourceLearning(Setting setting) {
    this.setting = setting;
    known = setting.shared(Known.class, Known::nothing);
    login = new LoginEvidence(known.evidence);
    bold = setting.server().dialect().ending().probe() == Probe.AFTER_FIRST;
  }

  /** Null where the dialect knows its game. */
  static @Nullable SourceLearning of(Setting setting) {
    return setting.server().dialect().get(SourceFacts.LEARNS) ? new SourceLearning(setting) : null;
  }

  void loginFrame(int loginId, int id, int type, ByteBuf buffer, int body, int length) {
    login.frame(loginId, id, type, buffer, body, length);
    tell();
  }

  // ---- commands and their answers

  void sent(int key) {
    shape = new AnswerShape(key);
    endFrame = false;
    probeOut = false;
  }

  void frame(int id, int type, ByteBuf buffer, int body, int length) {
    AnswerShape awaited = shape;
    if (id == probe && probe != 0) {
      known.probes.came(buffer, body, length, !probeOut);
      probeOut = false;
    } else if (type != SourcePacket.RESPONSE_VALUE && type != SourcePacket.AUTH_RESPONSE) {
      return;
    } else if (id == NOBODY && type == SourcePacket.RESPONSE_VALUE && length == 0) {
      endFrame = true;
    } else if (!isNotice(buffer, body, length) && awaited != null) {
      if (id == awaited.key) {
        awaited.own(type, buffer, body, length);
      } else {
        awaited.hasStranger = true;
      }
    }
  }

  /** Whether a text is a notice of a game; one that some dialect knows speaks for it. */
  private boolean isNotice(ByteBuf buffer, int body, int length) {
    if (length == 0 || length > SHORT) {
      return false;
    }
    String text = buffer.toString(body, length, UTF_8).strip();
    if (known.evidence.mayBe(each -> isKnown(each, text))) {
      known.evidence.saw(
          "text " + text, "", each -> isKnown(each, text) ? Verdict.FITS : Verdict.BEARS);
    }
    return known.evidence.mayBe(each -> each.get(SourceFacts.NOTICES).contains(text));
  }

  private static boolean isKnown(Dialect dialect, String text) {
    return dialect.get(SourceFacts.NOTICES).contains(text)
        || dialect.get(SourceFacts.EMPTY_ANSWERS).contains(text);
  }

  /** The answer has ended: only now its form is known. */
  void ended(int key) {
    AnswerShape whole = shape;
    if (whole != null && whole.key == key) {
      shape = null;
      known.answers.ended(whole, endFrame);
      known.probes.told();
    }
    tell();
  }

  void forget(int key) {
    if (shape != null && shape.key == key) {
      shape = null;
    }
  }

  // ---- care

  /** How long to wait for more behind an empty frame, which may acknowledge a command. */
  long patience(int length) {
    boolean mayFollow =
        length == 0 && known.evidence.mayBe(each -> each.get(SourceFacts.ACKNOWLEDGES_FIRST));
    return mayFollow ? PATIENCE : 0;
  }

  /** Whether what came of the answer is as long as all that a game sends which may be there. */
  boolean doubts() {
    AnswerShape awaited = shape;
    return awaited != null
        && awaited.pieces == 1
        && known.evidence.mayBe(each ->
            each.ending().rule() == EndRule.SHORT_FRAGMENT
                && each.ending().probe() == Probe.NONE
                && each.ending().limit() == awaited.mostUnits);
  }

  /** Whether a probe is to follow the first piece of an answer. */
  boolean probes() {
    return known.probes.isAllowed(bold);
  }

  /** Whether this server is known to answer them: their answers are signs that it reads. */
  boolean isSureOfProbes() {
    return known.probes.isAnswered();
  }

  void probed(int id) {
    probe = id;
    probeOut = true;
  }

  /** How long to wait for the answer to a probe: to the end where this server gives one. */
  long probePatience() {
    return known.probes.isAnswered() ? Long.MAX_VALUE : PATIENCE;
  }

  /** The answer ends without that to its probe. {@return whether none is to be waited for} */
  boolean givesUpProbe() {
    if (probeOut && !known.probes.isAnswered()) {
      known.probes.ignored();
      probeOut = false;
    }
    return !known.probes.isAnswered();
  }

  /** The server ends the connection or the login. {@return whether a probe may be the cause} */
  boolean closed() {
    boolean cause = probeOut && !known.probes.isAnswered();
    if (cause) {
      known.probes.closed();
      probeOut = false;
      tell();
    }
    return cause;
  }

  private void tell() {
    if (known.evidence.hasNews()) {
      setting.concluded(known.evidence.findings());
    }
  }
}
