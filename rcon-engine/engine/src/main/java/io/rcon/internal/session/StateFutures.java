package io.rcon.internal.session;

import io.rcon.RconException.Delivery;
import io.rcon.internal.reply.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The futures of those who wait for a session to be ready, or closed. Event loop only. */
final class StateFutures {
  private record Waiting(CompletableFuture<Void> future, boolean direct) {}

  private final String server;
  private final @Nullable Executor callbacks;
  private @Nullable List<Waiting> forReady;
  private @Nullable List<Waiting> forClosed;

  /**
   * For a session that nobody waits for.
   *
   * @param server its server's name
   * @param callbacks where futures are completed; null for the loop itself
   */
  StateFutures(String server, @Nullable Executor callbacks) {
    this.server = server;
    this.callbacks = callbacks;
  }

  /** Waits for the next READY, unless it is there or cannot come; true if it has to wait. */
  boolean awaitReady(
      CompletableFuture<Void> future, boolean direct, boolean ready, @Nullable Failure away) {
    Waiting waiting = new Waiting(future, direct);
    if (ready || away != null) {
      complete(waiting, ready ? null : away);
      return false;
    }
    if (forReady == null) {
      forReady = new ArrayList<>(1);
    }
    forReady.add(waiting);
    return true;
  }

  boolean isEmpty() {
    return forReady == null && forClosed == null;
  }

  boolean isReadyAwaited() {
    return forReady != null;
  }

  /** Waits for the end, unless it was. */
  void awaitClosed(CompletableFuture<Void> future, boolean direct, boolean closed) {
    Waiting waiting = new Waiting(future, direct);
    if (closed) {
      complete(waiting, null);
      return;
    }
    if (forClosed == null) {
      forClosed = new ArrayList<>(1);
    }
    forClosed.add(waiting);
  }

  /** The session is ready, or cannot be for this reason. */
  void endReady(@Nullable Failure why) {
    List<Waiting> all = forReady;
    forReady = null;
    if (all != null) {
      all.forEach(each -> complete(each, why));
    }
  }

  void closed() {
    List<Waiting> all = forClosed;
    forClosed = null;
    if (all != null) {
      all.forEach(each -> complete(each, null));
    }
  }

  private void complete(Waiting waiting, @Nullable Failure why) {
    Runnable end =
        why == null
            ? () -> waiting.future.complete(null)
            : () -> waiting.future.completeExceptionally(why.with(server, Delivery.NOT_SENT));
    if (waiting.direct || callbacks == null) {
      end.run();
    } else {
      callbacks.execute(end);
    }
  }
}
