package io.rcon.internal.support;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The executor that callbacks run on, which the caller may have brought and shut down. A callback
 * that it rejects runs on the submitting thread, the event loop, since callers must learn how their
 * commands ended.
 */
public final class CallbackExecutor implements Executor {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.callbacks");

  private final Executor executor;
  private final AtomicBoolean failed = new AtomicBoolean();

  private CallbackExecutor(Executor executor) {
    this.executor = executor;
  }

  /**
   * Wraps an executor, unless that was done before.
   *
   * @param executor the caller's executor
   * @return one that never throws
   */
  public static CallbackExecutor of(Executor executor) {
    return executor instanceof CallbackExecutor safe ? safe : new CallbackExecutor(executor);
  }

  /**
   * Runs a task.
   *
   * @param task never throws, and bears to be run again: an executor may take it and throw
   */
  @Override
  public void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (Throwable e) {
      if (failed.compareAndSet(false, true)) {
        Survived.log(
            log,
            e,
            "the callback executor takes no work; what it does not take runs on the event loop,"
                + " where a callback that blocks stops all servers of that loop");
      }
      task.run();
    }
  }
}
