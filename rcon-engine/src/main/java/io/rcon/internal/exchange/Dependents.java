package io.rcon.internal.exchange;

import io.rcon.RconException;
import io.rcon.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The futures of a {@link PendingFuture} for which more than one action was asked for. */
final class Dependents {
  /** Ends as the reply does. */
  final CompletableFuture<Reply> own = new CompletableFuture<>();

  /** Ends as the stage of the first action does: after it, and badly if it throws. */
  final CompletableFuture<Reply> after = new CompletableFuture<>();

  /** The first action, unless it is told already; null if there was none before the futures. */
  final @Nullable BiConsumer<? super Reply, ? super Throwable> first;

  Dependents(@Nullable BiConsumer<? super Reply, ? super Throwable> first) {
    this.first = first;
  }

  /** Ends them; {@code thrown} is what the first action threw. */
  void end(Object outcome, @Nullable Throwable thrown) {
    if (outcome instanceof Reply reply) {
      own.complete(reply);
      if (thrown == null) {
        after.complete(reply);
      } else {
        after.completeExceptionally(new CompletionException(thrown));
      }
    } else if (outcome instanceof RconException failure) {
      own.completeExceptionally(failure);
      after.completeExceptionally(new CompletionException(failure));
    }
  }
}
