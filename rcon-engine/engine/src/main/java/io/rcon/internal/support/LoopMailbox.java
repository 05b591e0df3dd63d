package io.rcon.internal.support;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where any thread leaves tasks for an event loop. However many are left, the loop is woken once: a
 * wake-up for each command cost six times the throughput. Tasks run in the order in which they were
 * left, a portion in one go, so that the first commands of many thousands leave before the last is
 * looked at.
 */
final class LoopMailbox implements Runnable {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private static final int PORTION = 256;

  private final AtomicReference<@Nullable LoopTask> newest = new AtomicReference<>();
  private final Executor loop;

  /** What was taken and has not run yet, oldest first. The loop's own. */
  private @Nullable LoopTask taken;

  LoopMailbox(Executor loop) {
    this.loop = loop;
  }

  void leave(LoopTask task) {
    LoopTask before;
    do {
      before = newest.get();
      task.nextTask(before);
    } while (!newest.compareAndSet(before, task));
    if (before == null) {
      try {
        loop.execute(this);
      } catch (RejectedExecutionException e) {
        end(take(), Integer.MAX_VALUE, LoopTask::rejected);
      }
    }
  }

  /** Whenever something lies here, as many calls of this are still to come. */
  @Override
  public void run() {
    LoopTask before = taken;
    taken = null;
    LoopTask rest = end(before != null ? before : take(), PORTION, LoopTask::run);
    taken = rest;
    if (rest != null) {
      runAgain();
    }
  }

  private void runAgain() {
    try {
      loop.execute(this);
    } catch (RejectedExecutionException e) {
      end(taken, Integer.MAX_VALUE, LoopTask::rejected);
      taken = null;
    }
  }

  private @Nullable LoopTask take() {
    return reversed(newest.getAndSet(null));
  }

  /** Returns those for which it was too much. */
  private static @Nullable LoopTask end(
      @Nullable LoopTask oldest, int most, Consumer<LoopTask> end) {
    LoopTask task = oldest;
    for (int i = 0; task != null && i < most; i++) {
      LoopTask next = task.nextTask();
      task.nextTask(null);
      try {
        end.accept(task);
      } catch (RuntimeException e) {
        log.error("a task failed; the loop goes on", e);
      }
      task = next;
    }
    return task;
  }

  private static @Nullable LoopTask reversed(@Nullable LoopTask newest) {
    LoopTask oldest = null;
    for (LoopTask task = newest; task != null; ) {
      LoopTask before = task.nextTask();
      task.nextTask(oldest);
      oldest = task;
      task = before;
    }
    return oldest;
  }
}
