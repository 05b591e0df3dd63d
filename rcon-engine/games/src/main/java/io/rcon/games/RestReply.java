package io.rcon.games;

import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way by HTTP: some steps, one after the other, within one deadline. Any thread.
 */
final class RestReply extends CompletableFuture<Reply> implements PendingReply {
  private final String server;
  private final long begin = System.nanoTime();
  private final CompletableFuture<Void> deadline = new CompletableFuture<>();

  /** Whether the command itself may have left, and not only what prepares it. */
  private volatile boolean sent;

  private volatile boolean stopping;

  private @Nullable Future<?> step;

  RestReply(String server) {
    this.server = server;
    whenComplete((reply, failure) -> {
      deadline.complete(null);
      stopStep();
    });
  }

  /** Begins the deadline, which ends it in any case. */
  void endsIn(Duration time) {
    deadline.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS);
    deadline.whenComplete((done, late) -> {
      if (late != null) {
        expireElsewhere(time.toMillis());
      }
    });
  }

  /** Callbacks may block, and the thread of all deadlines must not. */
  private void expireElsewhere(long millis) {
    try {
      HttpClients.THREADS.execute(() -> expired(millis));
    } catch (RuntimeException | OutOfMemoryError noThread) {
      expired(millis);
    }
  }

  private void expired(long millis) {
    String words =
        stopping
            ? "told to stop, and not gone after " + millis + " ms: it answers still"
            : "no whole answer after " + millis + " ms";
    fail(new RconException.TimedOut(server, delivery(), words));
  }

  /** The server has taken the command to stop. */
  void stopping() {
    stopping = true;
  }

  /** Notes what is waited for; false, and it is cancelled, if nobody waits any more. */
  synchronized boolean step(Future<?> next) {
    if (isDone()) {
      next.cancel(true);
      return false;
    }
    step = next;
    return true;
  }

  private synchronized void stopStep() {
    if (step != null) {
      step.cancel(true);
    }
  }

  void sent() {
    sent = true;
  }

  private Delivery delivery() {
    return sent ? Delivery.UNKNOWN : Delivery.NOT_SENT;
  }

  long nanos() {
    return System.nanoTime() - begin;
  }

  void fail(RconException failure) {
    completeExceptionally(failure);
  }

  void close() {
    fail(new RconException.Closed(server, delivery(), "the commands were closed"));
  }

  @Override
  public void cancel() {
    fail(new RconException.Cancelled(server, delivery(), "cancelled by its caller"));
  }

  /** The failure that says what became of the command follows at once. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean waited = !isDone();
    cancel();
    return waited;
  }

  @Override
  public CompletableFuture<Reply> toCompletableFuture() {
    return this;
  }

  /** Stages that depend on it are cancelled by themselves alone. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
