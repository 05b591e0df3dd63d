package io.rcon.internal.support;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks that any thread posts to an event loop. However many are posted, the loop is woken once: a
 * wake-up for each command cost six times the throughput. Tasks run in the order in which they were
 * posted, a portion at a time, so that the first commands of many thousands are sent before the
 * last is looked at.
 */
final class LoopMailbox implements Runnable {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private static final int PORTION = 256;

  private final AtomicReference<@Nullable LoopTask> newest = new AtomicReference<>();
  private final Executor loop;

  /** Tasks that were taken and have not run yet, oldest first. Event loop only. */
  private @Nullable LoopTask taken;

  LoopMailbox(Executor loop) {
    this.loop = loop;
  }

  void post(LoopTask task) {
    LoopTask before;
    do {
      before = newest.get();
      task.nextTask(before);
    } while (!newest.compareAndSet(before, task));
    if (before == null) {
      try {
        loop.execute(this);
      } catch (Throwable e) {
        // Nothing would run the tasks here: neither this one nor those behind it.
        notTaken(e);
        end(take(), Integer.MAX_VALUE, LoopTask::rejected);
      }
    }
  }

  private static void notTaken(Throwable why) {
    if (!(why instanceof RejectedExecutionException)) {
      Survived.log(log, why, "a loop could not be woken; its newest tasks are given up");
    }
  }

  /** Invariant: while the mailbox is not empty, exactly one {@code run()} is scheduled. */
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
      LoopTask left = taken;
      taken = null;
      end(left, Integer.MAX_VALUE, LoopTask::rejected);
    } catch (Throwable e) {
      Survived.log(log, e, "a loop could not be woken again; it does all of its tasks at once");
      LoopTask left = taken;
      taken = null;
      end(left, Integer.MAX_VALUE, LoopTask::run);
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
      } catch (Throwable e) {
        Survived.log(log, e, "a task failed; the loop goes on");
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
