package io.rcon.internal.session;

import io.rcon.RconException.Delivery;
import io.rcon.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Those who wait for a session to be ready, or closed. Event loop only. */
final class Waiters {
  private record Waiter(String server, CompletableFuture<Void> future, boolean direct) {}

  private record CloseWaiter(CompletableFuture<Void> future, boolean direct) {}

  private final @Nullable Executor executor;
  private @Nullable List<Waiter> forReady;
  private @Nullable List<CloseWaiter> forClosed;

  Waiters(SessionContext context) {
    executor = context.callbacks();
  }

  /** Adds one who waits for the next READY; the state decides whether that is at once. */
  void awaitReady(SessionCore core, CompletableFuture<Void> future, boolean direct) {
    Waiter waiter = new Waiter(core.server().name(), future, direct);
    Failures away = core.turnedAway();
    if (core.state() == SessionState.READY) {
      complete(waiter, null);
    } else if (away != null || core.isClosing()) {
      complete(waiter, away == null ? Failures.closed("the session was closed") : away);
    } else {
      if (forReady == null) {
        forReady = new ArrayList<>(1);
      }
      forReady.add(waiter);
      core.wanted();
    }
  }

  boolean isReadyAwaited() {
    return forReady != null;
  }

  void awaitClosed(SessionCore core, CompletableFuture<Void> future, boolean direct) {
    CloseWaiter waiter = new CloseWaiter(future, direct);
    if (core.state() == SessionState.CLOSED) {
      complete(waiter);
      return;
    }
    if (forClosed == null) {
      forClosed = new ArrayList<>(1);
    }
    forClosed.add(waiter);
  }

  void ready() {
    end(null);
  }

  void failed(Failures why) {
    end(why);
  }

  private void end(@Nullable Failures why) {
    List<Waiter> told = forReady;
    forReady = null;
    if (told != null) {
      told.forEach(waiter -> complete(waiter, why));
    }
  }

  void closed() {
    List<CloseWaiter> told = forClosed;
    forClosed = null;
    if (told != null) {
      told.forEach(this::complete);
    }
  }

  private void complete(CloseWaiter waiter) {
    if (waiter.direct) {
      waiter.future.complete(null);
    } else {
      tell(() -> waiter.future.complete(null));
    }
  }

  private void complete(Waiter waiter, @Nullable Failures why) {
    Runnable end =
        why == null
            ? () -> waiter.future.complete(null)
            : () -> waiter.future.completeExceptionally(why.with(waiter.server, Delivery.NOT_SENT));
    if (waiter.direct) {
      end.run();
    } else {
      tell(end);
    }
  }

  private void tell(Runnable end) {
    if (executor == null) {
      end.run();
      return;
    }
    executor.execute(end);
  }
}
