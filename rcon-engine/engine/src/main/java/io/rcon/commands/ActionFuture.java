package io.rcon.commands;

import io.rcon.PendingReply;
import io.rcon.RconException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The result of a typed command; cancelling it cancels the reply that it waits for. */
final class ActionFuture extends CompletableFuture<CommandResult> {
  private final String server;
  private @Nullable PendingReply pending;
  private boolean cancelled;

  ActionFuture(String server) {
    this.server = server;
  }

  /**
   * Sets the reply that this waits for; false, and the reply is cancelled, if this was cancelled.
   */
  synchronized boolean waitFor(PendingReply reply) {
    pending = reply;
    if (cancelled) {
      reply.cancel();
    }
    return !cancelled;
  }

  synchronized boolean isAbandoned() {
    return cancelled;
  }

  void reject(String why) {
    completeExceptionally(
        new RconException.CommandRejected(server, RconException.Delivery.NOT_SENT, why));
  }

  void abandon() {
    completeExceptionally(
        new RconException.Cancelled(
            server, RconException.Delivery.NOT_SENT, "cancelled before it was sent"));
  }

  /** The failure that says what became of the command follows at once. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    PendingReply waits;
    synchronized (this) {
      cancelled = true;
      waits = pending;
    }
    if (waits != null) {
      waits.cancel();
    }
    return true;
  }
}
