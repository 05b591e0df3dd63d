package io.rcon.internal.session;

import io.rcon.CommonFacts;
import io.rcon.SessionState;
import io.rcon.internal.line.InFlightCommands;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection on which nothing is asked: it is kept alive, given up, or closed by the server,
 * which is no outage. After how long a server closes is learned, and then it is used or given up
 * before that, so that no command is written into a connection that is being closed. Event loop
 * only.
 */
final class Idleness {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /** Sooner, it is no idle connection that the server closes. */
  private static final long LEAST = Duration.ofSeconds(1).toNanos();

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final SessionCore core;
  private final boolean afterAnswers;

  /** After how long the server closed an idle connection the last time. */
  private long lastClosedAfter = UNKNOWN;

  /** After how long it does so, since it did so twice; {@link #UNKNOWN} before. */
  private long closesAfter = UNKNOWN;

  /** The connection ended since nothing was asked; the next one that is needed brings another. */
  private boolean resting;

  Idleness(SessionCore core) {
    this.core = core;
    afterAnswers = core.server().dialect().get(CommonFacts.CLOSES_AFTER_ANSWER);
  }

  /** Whether the session is idle because it was left alone, and only has to be woken up. */
  boolean isResting() {
    return resting;
  }

  void ready() {
    resting = false;
  }

  /** One timer looks now and then, instead of one put off with every command. */
  void watch(long now) {
    Duration onDemand = core.context().options().onDemand().orElse(null);
    Duration keepAlive = core.server().dialect().keepAlive().orElse(null);
    boolean keeps = onDemand == null && keepAlive != null;
    long most = most(onDemand != null ? onDemand : keepAlive, keeps);
    if (most == UNKNOWN) {
      return;
    }
    long quiet = core.flow().isIdle() ? now - core.flow().lastUsedAt() : 0;
    if (quiet >= most) {
      if (!keeps) {
        rest();
        return;
      }
      core.flow().keepAlive();
      quiet = 0;
    }
    core.wakeAt(now + most - quiet);
  }

  private long most(@Nullable Duration wanted, boolean keeps) {
    long most = wanted == null ? UNKNOWN : wanted.toNanos();
    return closesAfter == UNKNOWN
        ? most
        : Math.min(most, keeps ? closesAfter / 2 : closesAfter / 10 * 9);
  }

  /** A game that closes after each answer is left at once, so that no command meets the close. */
  void answered() {
    boolean open = core.state() == SessionState.READY && !core.isClosing();
    if (afterAnswers && open && core.flow().underWay() == 0) {
      rest();
      connectIfWanted();
    }
  }

  /**
   * The server closed the connection; true if that is how this game ends an answer.
   *
   * @param why for commands that had no answer
   */
  boolean closedAfterAnswer(InFlightCommands line, Failures why) {
    if (!afterAnswers || core.state() != SessionState.READY || core.isClosing()) {
      return false;
    }
    rest();
    core.flow().commonEnds().lineLost(line, why);
    connectIfWanted();
    return true;
  }

  private void connectIfWanted() {
    if (core.flow().queued() > 0) {
      core.wanted();
    }
  }

  private void rest() {
    resting = true;
    core.outage().endIfStable();
    core.hangUp();
    core.transition(SessionState.IDLE);
  }

  /**
   * The server closed the connection; true if it was idle, and the session is now.
   *
   * @param now the loop's time
   */
  boolean closed(long now) {
    long idle = now - core.flow().lastUsedAt();
    if (core.state() != SessionState.READY
        || core.isClosing()
        || !core.flow().isIdle()
        || idle < LEAST) {
      return false;
    }
    learn(idle);
    rest();
    return true;
  }

  /** Twice alike is no chance: a server that restarts closes at any time. */
  private void learn(long idle) {
    long difference = Math.abs(idle - lastClosedAfter);
    boolean alike = lastClosedAfter != UNKNOWN && difference <= Math.max(LEAST / 2, idle / 10);
    if (alike && closesAfter == UNKNOWN) {
      closesAfter = Math.min(idle, lastClosedAfter);
      log.info(
          "{}: it closes connections that are idle for {} s; each is made again when needed",
          core.server().name(),
          Duration.ofNanos(closesAfter).toSeconds());
    } else {
      log.debug(
          "{}: closed by the server after {} ms without a command; made again when needed",
          core.server().name(),
          Duration.ofNanos(idle).toMillis());
    }
    lastClosedAfter = idle;
  }
}
