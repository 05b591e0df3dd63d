package io.rcon.internal.session;

import io.rcon.BlockingRcon;
import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.support.LoopThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits on behalf of callers, on any thread but an event loop's. */
final class BlockingView implements BlockingRcon {
  private final EngineSession session;

  BlockingView(EngineSession session) {
    this.session = session;
  }

  @Override
  public Reply execute(Command command) {
    refuseEventLoop();
    PendingFuture pending = session.submit(command, true);
    return await(pending.toCompletableFuture(), pending);
  }

  @Override
  public void awaitReady() {
    refuseEventLoop();
    CompletableFuture<Void> ready = session.ready(true);
    await(ready, null);
  }

  private <T> T await(
      CompletableFuture<T> future, @org.jspecify.annotations.Nullable PendingFuture pending) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RconException failure) {
        throw failure.copy();
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (pending != null) {
        pending.cancel();
      }
      throw new Cancelled(
              session.server().name(), Delivery.UNKNOWN, "the waiting thread was interrupted")
          .copy();
    }
  }

  private static void refuseEventLoop() {
    if (LoopThreads.isCurrent()) {
      throw new IllegalStateException(
          "an event loop must not wait for itself; use the stages of PendingReply here");
    }
  }
}
