package io.rcon.internal.session;

import io.rcon.CommonFacts;
import io.rcon.Server;
import io.rcon.internal.command.CommandPipeline;
import io.rcon.internal.line.LoopContext;
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

  private final CommandPipeline pipeline;
  private final @Nullable Duration onDemand;
  private final boolean afterAnswers;

  /** After how long the server closed an idle connection the last time. */
  private long lastClosedAfter = UNKNOWN;

  /** After how long it does so, since it did so twice; {@link #UNKNOWN} before. */
  private long closesAfter = UNKNOWN;

  /** The connection ended since nothing was asked; the next one that is needed brings another. */
  private boolean resting;

  Idleness(LoopContext context, Server server, CommandPipeline pipeline) {
    this.pipeline = pipeline;
    onDemand = context.options().onDemand().orElse(null);
    afterAnswers = server.dialect().get(CommonFacts.CLOSES_AFTER_ANSWER);
  }

  /** Whether the session is idle because it was left alone, and only has to be woken up. */
  boolean isResting() {
    return resting;
  }

  void ready() {
    resting = false;
  }

  /**
   * Looks after a connection: one timer looks now and then, instead of one put off with every
   * command. If nothing was asked for long enough, the connection {@linkplain #isResting is to
   * rest}.
   *
   * @param now the loop's time
   * @return when to look again; {@link Long#MAX_VALUE} for never
   */
  long watch(long now) {
    Duration keepAlive = pipeline.server().dialect().keepAlive().orElse(null);
    boolean keeps = onDemand == null && keepAlive != null;
    long most = most(onDemand != null ? onDemand : keepAlive, keeps);
    if (most == UNKNOWN) {
      return UNKNOWN;
    }
    long quiet = pipeline.isIdle() ? now - pipeline.lines().lastUsedAt() : 0;
    if (quiet >= most) {
      if (!keeps) {
        resting = true;
        return UNKNOWN;
      }
      pipeline.keepAlive();
      quiet = 0;
    }
    return now + most - quiet;
  }

  private long most(@Nullable Duration wanted, boolean keeps) {
    long most = wanted == null ? UNKNOWN : wanted.toNanos();
    return closesAfter == UNKNOWN
        ? most
        : Math.min(most, keeps ? closesAfter / 2 : closesAfter / 10 * 9);
  }

  /**
   * An answer has ended.
   *
   * @param ready whether the session is ready, and not being closed
   * @return true if this game closes after each, and is left at once, so that no command meets it
   */
  boolean answered(boolean ready) {
    boolean leaves = afterAnswers && ready && pipeline.lines().inFlight() == 0;
    resting |= leaves;
    return leaves;
  }

  /**
   * The server closed the connection.
   *
   * @param ready whether the session is ready, and not being closed
   * @return true if that is how this game ends an answer
   */
  boolean closedAfterAnswer(boolean ready) {
    boolean leaves = afterAnswers && ready;
    resting |= leaves;
    return leaves;
  }

  /**
   * The server closed the connection.
   *
   * @param now the loop's time
   * @param ready whether the session is ready, and not being closed
   * @return true if it was idle, and is to rest
   */
  boolean closed(long now, boolean ready) {
    long idle = now - pipeline.lines().lastUsedAt();
    if (!ready || !pipeline.isIdle() || idle < LEAST) {
      return false;
    }
    learn(idle);
    resting = true;
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
          pipeline.server().name(),
          Duration.ofNanos(closesAfter).toSeconds());
    } else {
      log.debug(
          "{}: closed by the server after {} ms without a command; made again when needed",
          pipeline.server().name(),
          Duration.ofNanos(idle).toMillis());
    }
    lastClosedAfter = idle;
  }
}
