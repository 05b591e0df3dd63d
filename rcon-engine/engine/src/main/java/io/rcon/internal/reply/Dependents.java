package io.rcon.internal.reply;

import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The futures of a {@link PendingFuture} for which more than one action was asked for. Stages that
 * wait for the reply complete before any action runs, since an action may wait for them.
 */
final class Dependents {
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();

  /** The future that actions are attached to. */
  final CompletableFuture<Reply> told = new CompletableFuture<>();

  /** Ends as the stage of the first action does: after it, and badly if it throws. */
  final CompletableFuture<Reply> after;

  private Dependents(@Nullable BiConsumer<? super Reply, ? super Throwable> first, boolean runs) {
    after = first != null ? told.whenComplete(first) : runs ? new CompletableFuture<>() : told;
  }

  /** For a reply on its way. */
  static Dependents pending(@Nullable BiConsumer<? super Reply, ? super Throwable> first) {
    return new Dependents(first, false);
  }

  /** For a reply whose first action is running. */
  static Dependents telling(Object outcome) {
    Dependents dependents = new Dependents(null, true);
    dependents.end(outcome);
    return dependents;
  }

  /** For a reply whose first action returned, if there was one. */
  static Dependents over(Object outcome) {
    Dependents dependents = telling(outcome);
    dependents.endAfter(outcome, null);
    return dependents;
  }

  /** A future of a caller's own: to end it early cancels the command. */
  CompletableFuture<Reply> copy(PendingReply pending) {
    CancellingFuture copy = new CancellingFuture(pending);
    reply.whenComplete(copy::deliver);
    return copy;
  }

  /** Ends them all, but for the stage of an action that runs. Again, it does nothing. */
  void end(Object outcome) {
    end(reply, outcome);
    end(told, outcome);
  }

  private static void end(CompletableFuture<Reply> future, Object outcome) {
    if (outcome instanceof Reply reply) {
      future.complete(reply);
    } else {
      future.completeExceptionally((RconException) outcome);
    }
  }

  /** Ends the stage of the action that ran; {@code thrown} is what it threw. */
  void endAfter(Object outcome, @Nullable Throwable thrown) {
    if (outcome instanceof Reply reply && thrown == null) {
      after.complete(reply);
    } else {
      after.completeExceptionally(
          new CompletionException(outcome instanceof RconException failure ? failure : thrown));
    }
  }
}
