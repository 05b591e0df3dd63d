package io.rcon.internal.fleet;

import io.rcon.RconException.Delivery;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Survived;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns of one server in one poll: an entry in the wheel of its loop. Event loop only.
 *
 * @param <V> what answers the poll
 */
final class PollTurn<V> extends Deadline {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /** Even a short interval does not make an ordinary hiccup of the loop a reason to skip. */
  private static final long LEAST_DELAY = Duration.ofMillis(50).toNanos();

  private final PollRun<V> run;
  private final EngineSession session;
  private final EngineLoop loop;
  private final long interval;
  private final int place;
  private long plannedAt;
  private boolean over;

  /** Cleared by the thread that hands the outcome over. */
  private volatile boolean busy;

  /**
   * Makes turns that have not begun.
   *
   * @param interval nanoseconds between two of them
   * @param place the place within the interval
   * @param firstAt the time of one of them, past or not
   */
  PollTurn(PollRun<V> run, EngineSession session, long interval, int place, long firstAt) {
    this.run = run;
    this.session = session;
    this.interval = interval;
    this.place = place;
    loop = session.loop();
    plannedAt = firstAt;
  }

  long interval() {
    return interval;
  }

  int place() {
    return place;
  }

  /** Begins with the next turn; any thread. */
  void begin() {
    loop.onLoop(() -> {
      long late = loop.now() - plannedAt;
      if (late > 0) {
        plannedAt += (late + interval - 1) / interval * interval;
      }
      armUnlessOver();
    });
  }

  /** Any thread. */
  void end() {
    loop.onLoop(() -> {
      over = true;
      loop.wheel().disarm(this);
    });
  }

  private void armUnlessOver() {
    if (!over) {
      loop.wheel().arm(this, plannedAt);
    }
  }

  @Override
  protected void expired(long now) {
    // Later steps must not see an earlier time than the turn's.
    loop.batchDone();
    long missed = (now - plannedAt) / interval;
    long planned = plannedAt + missed * interval;
    plannedAt = planned + interval;
    armUnlessOver();
    if (!run.concerns(session)) {
      return;
    }
    // After a stop of the loop everybody's turn is over at once. A server that is much too late
    // waits for
    // the next, or all servers would be asked in one burst.
    boolean late = now - planned > Math.max(interval / 10, LEAST_DELAY);
    if (missed > 0 || late) {
      run.skipped(session.server(), "late");
    }
    if (!late) {
      turn(planned);
    }
  }

  private void turn(long planned) {
    if (busy) {
      run.skipped(session.server(), "busy");
      return;
    }
    boolean away = isAway();
    if (!run.begins(session.server(), away)) {
      return;
    }
    busy = true;
    try {
      run.subject().ask(session, planned, (answer, problem) -> ended(away, answer, problem));
    } catch (Throwable e) {
      Survived.log(log, e, "{}: a poll could not be given", session.server().name());
      ended(away, null, Survived.failure(session.server().name(), Delivery.NOT_SENT, e));
    }
  }

  /** An exception of a caller's question is told by asking it again. */
  private boolean isAway() {
    try {
      return run.subject().isAway(session);
    } catch (Throwable e) {
      return false;
    }
  }

  /** Once: of a turn whose poll was given and could not be, the first end counts. */
  private void ended(boolean away, @Nullable V answer, @Nullable Throwable problem) {
    if (busy) {
      try {
        run.ended(session.server(), away, answer, problem);
      } finally {
        busy = false;
      }
    }
  }
}
