package io.rcon.internal.reply;

import io.rcon.PendingReply;
import io.rcon.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reply as a {@link CompletableFuture} of the caller's own. Whatever ends it before the reply
 * does, {@code cancel}, {@code orTimeout} or an outcome that the caller gives, says that the reply
 * is no longer wanted, and cancels the command. Stages derived from it are plain futures and cancel
 * nothing.
 */
final class CancellingFuture extends CompletableFuture<Reply> {
  private final PendingReply pending;

  CancellingFuture(PendingReply pending) {
    this.pending = pending;
  }

  /** Takes the outcome from the engine; one of both is null. */
  void deliver(@Nullable Reply reply, @Nullable Throwable failure) {
    if (failure != null) {
      super.completeExceptionally(failure);
    } else if (reply != null) {
      super.complete(reply);
    }
  }

  private boolean cancelledIf(boolean ended) {
    if (ended) {
      pending.cancel();
    }
    return ended;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean running = !isDone();
    // A future that was cancelled before says true again.
    return super.cancel(mayInterruptIfRunning) && (!running || cancelledIf(true));
  }

  /** Also by {@code completeOnTimeout}. */
  @Override
  public boolean complete(Reply value) {
    return cancelledIf(super.complete(value));
  }

  /** Also by {@code orTimeout}. */
  @Override
  public boolean completeExceptionally(Throwable failure) {
    return cancelledIf(super.completeExceptionally(failure));
  }

  /** {@code CompletableFuture}'s own would go past {@link #complete}. */
  @Override
  public CompletableFuture<Reply> completeAsync(
      Supplier<? extends Reply> supplier, Executor executor) {
    executor.execute(() -> {
      if (!isDone()) {
        completeFrom(supplier);
      }
    });
    return this;
  }

  private void completeFrom(Supplier<? extends Reply> supplier) {
    Reply supplied;
    try {
      supplied = supplier.get();
    } catch (Throwable e) {
      completeExceptionally(e);
      return;
    }
    complete(supplied);
  }

  @Override
  public void obtrudeValue(Reply value) {
    boolean running = !isDone();
    super.obtrudeValue(value);
    cancelledIf(running);
  }

  @Override
  public void obtrudeException(Throwable failure) {
    boolean running = !isDone();
    super.obtrudeException(failure);
    cancelledIf(running);
  }
}
