package io.rcon.load;

import io.rcon.Command;
import io.rcon.RconSession;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** A session of the engine that commands are given to. Loop only. */
final class EngineLine implements LoadLine {
  private final RconSession session;
  private final LoadBooks books;
  private final Duration timeout;
  private final Duration within;
  private final int depth;
  private int given;

  /** Those that were not written yet, in the order in which they will be. */
  private final Queue<LoadShot> unwritten = new ArrayDeque<>();

  EngineLine(RconSession session, LoadBooks books, LoadPlan plan) {
    this.session = session;
    this.books = books;
    timeout = plan.timeout();
    // It waits for its turn behind others at most for the run and its last answer.
    within = plan.warmUp().plus(plan.duration()).plus(timeout);
    depth = session.server().dialect().depth();
  }

  @Override
  public boolean isFull() {
    return given >= depth;
  }

  @Override
  public void give(LoadShot shot) {
    given++;
    unwritten.add(shot);
    session
        .execute(Command.of(shot.text).timeout(timeout).within(within))
        .whenComplete((reply, failure) -> {
          given--;
          if (reply != null) {
            books.answered(shot, reply);
          } else if (failure != null && session.state() != SessionState.READY) {
            books.cutOff(shot, LoadError.of(failure), System.nanoTime());
          } else if (failure != null) {
            books.failed(shot, LoadError.of(failure), System.nanoTime());
          }
        });
  }

  /** The engine wrote the next command that can be written. */
  void sent() {
    LoadShot shot = unwritten.poll();
    while (shot != null && shot.ended) {
      shot = unwritten.poll();
    }
    if (shot != null) {
      books.written(shot, System.nanoTime());
    }
  }
}
