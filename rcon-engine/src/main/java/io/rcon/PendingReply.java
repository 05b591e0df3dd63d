package io.rcon;

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
   * server, but its answer goes nowhere. Completes this with {@link RconException.Cancelled}.
   */
  void cancel();
}
