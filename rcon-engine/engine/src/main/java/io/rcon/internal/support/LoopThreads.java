package io.rcon.internal.support;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads of event loops, and knows them again: on these nobody may wait. */
public final class LoopThreads implements ThreadFactory {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new LoopThread(work, "rcon-loop-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Whether the caller is an event loop of some engine.
   *
   * @return true on such a thread
   */
  public static boolean isCurrent() {
    return Thread.currentThread() instanceof LoopThread;
  }

  private static final class LoopThread extends FastThreadLocalThread {
    LoopThread(Runnable work, String name) {
      super(work, name);
    }
  }
}
