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
 * left.
 */
final class LoopMailbox implements Runnable {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private final AtomicReference<@Nullable LoopTask> newest = new AtomicReference<>();
  private final Executor loop;

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
        drain(LoopTask::rejected);
      }
    }
  }

  @Override
  public void run() {
    drain(LoopTask::run);
  }

  private void drain(Consumer<LoopTask> end) {
    LoopTask task = reversed(newest.getAndSet(null));
    while (task != null) {
      LoopTask next = task.nextTask();
      task.nextTask(null);
      try {
        end.accept(task);
      } catch (RuntimeException e) {
        log.error("a task failed; the loop goes on", e);
      }
      task = next;
    }
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
