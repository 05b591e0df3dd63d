package io.rcon.internal.support;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the callbacks of one session's commands: one at a time, in order, off the event loop, handed
 * over once a turn. A callback that blocks holds up its own session's callbacks and one thread,
 * nothing else.
 */
public final class SerialCallbacks implements Runnable, EngineLoop.TurnEnd {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.callbacks");

  /** Lies in {@link #newest} while a thread is telling, so that no second one begins. */
  private static final Callback TELLING =
      new Callback() {
        @Override
        public void tell() {}

        @Override
        public @Nullable Callback nextCallback() {
          return null;
        }

        @Override
        public void nextCallback(@Nullable Callback next) {}
      };

  private static final AtomicReferenceFieldUpdater<SerialCallbacks, @Nullable Callback> NEWEST =
      AtomicReferenceFieldUpdater.newUpdater(SerialCallbacks.class, Callback.class, "newest");

  private static final AtomicIntegerFieldUpdater<SerialCallbacks> HANDED_OVER =
      AtomicIntegerFieldUpdater.newUpdater(SerialCallbacks.class, "handedOver");

  private final EngineLoop loop;
  private final CallbackExecutor executor;

  /**
   * 1 from the hand-over until a thread begins to run callbacks: an executor may take the task and
   * throw all the same, and then the loop runs callbacks too.
   */
  @SuppressWarnings("unused") // Read and written through its updater.
  private volatile int handedOver;

  @SuppressWarnings("unused") // Read and written through its updater.
  private volatile @Nullable Callback newest;

  /**
   * Makes an empty queue.
   *
   * @param loop the loop whose turns pass callbacks on
   * @param executor where callbacks run
   */
  public SerialCallbacks(EngineLoop loop, Executor executor) {
    this.loop = loop;
    this.executor = CallbackExecutor.of(executor);
  }

  /**
   * Has a callback told. Event loop only.
   *
   * @param callback the callback to run
   */
  public void add(Callback callback) {
    Callback before;
    do {
      before = NEWEST.get(this);
      callback.nextCallback(before);
    } while (!NEWEST.compareAndSet(this, before, callback));
    if (before == null) {
      handOver();
    }
  }

  private void handOver() {
    try {
      loop.atTurnEnd(this);
    } catch (Throwable e) {
      // There will be no end of this turn, and nobody else would come for what lies here.
      turnEnds();
    }
  }

  @Override
  public void turnEnds() {
    HANDED_OVER.set(this, 1);
    executor.execute(this);
  }

  @Override
  public void run() {
    if (!HANDED_OVER.compareAndSet(this, 1, 0)) {
      return;
    }
    Callback told = NEWEST.getAndSet(this, TELLING);
    while (told != null) {
      for (Callback callback = oldestFirst(told); callback != null; ) {
        Callback next = callback.nextCallback();
        callback.nextCallback(null);
        safely(callback);
        callback = next;
      }
      told = NEWEST.compareAndSet(this, TELLING, null) ? null : NEWEST.getAndSet(this, TELLING);
    }
  }

  private static @Nullable Callback oldestFirst(Callback newest) {
    Callback oldest = null;
    for (Callback callback = newest; callback != null && callback != TELLING; ) {
      Callback before = callback.nextCallback();
      callback.nextCallback(oldest);
      oldest = callback;
      callback = before;
    }
    return oldest;
  }

  private static void safely(Callback callback) {
    try {
      callback.tell();
    } catch (Throwable e) {
      Survived.log(log, e, "a callback failed; the others follow");
    }
  }
}
