package io.rcon.load;

import io.rcon.Reply;
import java.util.function.Consumer;

/** Counts the ends of a run's commands, second by second. Loop only. */
final class LoadBooks {
  private static final long SECOND = 1_000_000_000;

  private final LoadPlan plan;
  private final Consumer<LoadSecond> seconds;
  private LoadSecond current;
  private long countedFrom;
  private long countedTo;
  private int outstanding;
  private int unsent;
  private Runnable whenEnded = () -> {};

  LoadBooks(LoadPlan plan, Consumer<LoadSecond> seconds) {
    this.plan = plan;
    this.seconds = seconds;
    current = new LoadSecond(0);
  }

  /** The time that is counted begins and ends so. */
  void counts(long from, long to) {
    countedFrom = from;
    countedTo = to;
  }

  /** Told after each command that has ended and is off the books. */
  void whenEnded(Runnable told) {
    whenEnded = told;
  }

  int outstanding() {
    return outstanding;
  }

  boolean isFull() {
    return outstanding >= plan.outstanding();
  }

  /** A command found no room on the books, and was not started. */
  void notStarted(boolean warm) {
    if (!warm) {
      current.asked++;
      current.notStarted++;
    }
  }

  /** It is to be given now to this line. */
  void give(LoadShot shot, LoadLine line, long now) {
    boolean full = line.isFull();
    shot.submittedAt = now;
    outstanding++;
    unsent++;
    if (!shot.warm) {
      current.asked++;
    }
    line.give(shot);
    if (shot.warm) {
      return;
    }
    // A wait for the server is not the generator's lateness.
    if (shot.written) {
      current.lateness.recordValue(span(shot.writtenAt - shot.scheduledAt));
    } else {
      current.lateness.recordValue(span(now - shot.scheduledAt));
      if (!shot.ended) {
        current.depthFull += full ? 1 : 0;
        current.heldBack += full ? 0 : 1;
      }
    }
  }

  /** It left for the server. */
  void written(LoadShot shot, long now) {
    unsent -= shot.written ? 0 : 1;
    shot.written = true;
    shot.writtenAt = now;
    if (!shot.warm) {
      current.written++;
    }
  }

  void answered(LoadShot shot, Reply reply) {
    // Where silence told the end, the last packet came before it.
    long service = reply.elapsedNanos();
    long response = (shot.written ? shot.writtenAt : shot.submittedAt) + service - shot.scheduledAt;
    if (!shot.warm) {
      LoadError wrong = plan.verify() ? AnswerCheck.wrong(shot, reply) : null;
      current.response.recordValue(span(response));
      current.service.recordValue(span(service));
      current.answered++;
      if (wrong != null) {
        current.errors[wrong.index()]++;
      }
    }
    end(shot);
  }

  void failed(LoadShot shot, LoadError why, long now) {
    if (!shot.warm) {
      current.errors[why.index()]++;
      if (why == LoadError.TIMED_OUT || why == LoadError.NOT_SENT) {
        // It would have taken longer still; left out, it would make the others look good.
        current.response.recordValue(span(now - shot.scheduledAt));
      }
    }
    end(shot);
  }

  /** As {@link #failed}, and there was no connection that could have taken it. */
  void cutOff(LoadShot shot, LoadError why, long now) {
    if (!shot.warm && !shot.written) {
      current.cutOff++;
    }
    failed(shot, why, now);
  }

  private void end(LoadShot shot) {
    unsent -= shot.written ? 0 : 1;
    shot.ended = true;
    outstanding--;
    whenEnded.run();
  }

  /** Hands over the seconds that have passed. */
  void turn(long now) {
    long length = Math.min(SECOND, countedTo - countedFrom - current.number * SECOND);
    if (length > 0 && now - countedFrom - current.number * SECOND >= length) {
      hand(length);
    }
  }

  /** When the second that is counted now is over. */
  long nextTurn() {
    return Math.min(countedTo, countedFrom + (current.number + 1L) * SECOND);
  }

  /** Hands over what came after the last second too. */
  void close(long now) {
    hand(Math.max(0, Math.min(now, countedTo) - countedFrom - current.number * SECOND));
  }

  private void hand(long length) {
    LoadSecond over = current;
    over.nanos = length;
    over.unsent = unsent;
    current = new LoadSecond(over.number + 1);
    seconds.accept(over);
  }

  private static long span(long nanos) {
    return Math.min(Math.max(nanos, 0), LoadSecond.LONGEST);
  }
}
