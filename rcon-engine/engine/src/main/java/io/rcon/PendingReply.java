package io.rcon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A reply that is on its way. Completes with the {@link Reply}, or with an {@link RconException}.
 *
 * <p>Dependent stages run on the callback executor of {@link RconOptions}, one session's in the
 * order in which its commands ended.
 */
public interface PendingReply extends CompletionStage<Reply> {
  /**
   * Stops waiting. A command still queued is never sent; one already written may still run at the
   * server, but its answer is dropped. Completes this with {@link RconException.Cancelled}.
   */
  void cancel();

  /**
   * This reply as a future of the caller's own, which {@code get()} and the adapters of reactive
   * libraries ask for. Ending it before the reply comes cancels the command, as {@link #cancel()}
   * does: by {@code cancel}, {@code orTimeout}, {@code completeOnTimeout}, or any {@code complete}
   * method. Stages derived from it, its {@code copy()} included, cancel nothing.
   *
   * @return a new future; a failure reaches its own stages as the {@link RconException} itself
   */
  @Override
  CompletableFuture<Reply> toCompletableFuture();
}
