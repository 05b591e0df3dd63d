package io.rcon.internal.exchange;

import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.internal.support.Callback;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The caller's side of an exchange. The outcome is left here on the event loop and told to the
 * caller's stages wherever callbacks run; only the engine can complete it.
 */
public final class PendingFuture extends CompletableFuture<Reply>
    implements PendingReply, Callback {
  private final boolean direct;
  private @Nullable Exchange exchange;
  private @Nullable Reply reply;
  private @Nullable RconException failure;
  private @Nullable Callback nextCallback;

  /**
   * Makes a reply that is on its way.
   *
   * @param direct whether it is told on the event loop at once: a thread waits and no code of a
   *     caller runs
   */
  public PendingFuture(boolean direct) {
    this.direct = direct;
  }

  /**
   * Whether it is told on the event loop at once.
   *
   * @return true if a thread waits
   */
  public boolean isDirect() {
    return direct;
  }

  /**
   * A reply that will never come.
   *
   * @param failure why
   * @return completed with the failure
   */
  public static PendingFuture failed(RconException failure) {
    PendingFuture future = new PendingFuture(true);
    future.failure = failure;
    future.tell();
    return future;
  }

  void belongsTo(Exchange exchange) {
    this.exchange = exchange;
  }

  void outcome(Reply reply) {
    this.reply = reply;
  }

  void outcome(RconException failure) {
    this.failure = failure;
  }

  @Override
  public void tell() {
    if (reply != null) {
      super.complete(reply);
    } else if (failure != null) {
      super.completeExceptionally(failure);
    }
  }

  @Override
  public void cancel() {
    if (exchange != null && !isDone()) {
      exchange.cancel();
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (isDone()) {
      return false;
    }
    cancel();
    return true;
  }

  /** A plain future for dependent stages, and for callers: neither can complete this one. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<Reply> toCompletableFuture() {
    return copy();
  }

  @Override
  public boolean complete(@Nullable Reply value) {
    return false;
  }

  @Override
  public boolean completeExceptionally(Throwable ex) {
    return false;
  }

  @Override
  public void obtrudeValue(@Nullable Reply value) {
    throw new UnsupportedOperationException("only the engine completes a pending reply");
  }

  @Override
  public void obtrudeException(Throwable ex) {
    throw new UnsupportedOperationException("only the engine completes a pending reply");
  }

  @Override
  public @Nullable Callback nextCallback() {
    return nextCallback;
  }

  @Override
  public void nextCallback(@Nullable Callback next) {
    nextCallback = next;
  }
}
