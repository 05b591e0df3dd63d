package io.rcon.internal.exchange;

import io.rcon.RconException;
import io.rcon.Reply;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * What {@code whenComplete} gives back: the dependent stage, and the caller's code to run before
 * it, in one object. Behaves as the stage of a {@link CompletableFuture} does.
 */
final class Told extends CompletableFuture<Reply> {
  /** In the place of one: it is too late for another. */
  static final Told OVER = new Told((reply, failure) -> {});

  private final BiConsumer<? super Reply, ? super Throwable> action;

  Told(BiConsumer<? super Reply, ? super Throwable> action) {
    this.action = Objects.requireNonNull(action, "action");
  }

  void tell(Reply reply) {
    try {
      action.accept(reply, null);
    } catch (Throwable e) {
      completeExceptionally(new CompletionException(e));
      return;
    }
    complete(reply);
  }

  void tell(RconException failure) {
    try {
      action.accept(null, failure);
    } catch (Throwable e) {
      failure.addSuppressed(e);
    }
    completeExceptionally(new CompletionException(failure));
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
