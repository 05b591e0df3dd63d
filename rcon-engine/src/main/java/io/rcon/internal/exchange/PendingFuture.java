package io.rcon.internal.exchange;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.internal.support.Callback;
import io.rcon.internal.support.LoopTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The caller's side of an exchange, and the way there: it is handed to the loop with its command,
 * which takes an exchange for it. The outcome is left here on the event loop and told to the
 * caller's stages wherever callbacks run; only the engine can complete it.
 */
public sealed class PendingFuture extends CompletableFuture<Reply>
    implements PendingReply, LoopTask, Callback permits PollFuture {
  /** Whose command it is. */
  public interface Owner {
    /**
     * A command was given; called on the loop.
     *
     * @param command what to run
     * @param future the caller's side
     */
    void given(Command command, PendingFuture future);

    /**
     * Any thread wants the command cancelled.
     *
     * @param future the caller's side
     */
    void cancelRequested(PendingFuture future);

    /**
     * The loop has ended, and the command will never be given; called on the caller's thread.
     *
     * @param future the caller's side
     */
    void rejected(PendingFuture future);
  }

  private static final Object NOTHING = new Object();

  private static final AtomicReferenceFieldUpdater<PendingFuture, @Nullable Told> TOLD =
      AtomicReferenceFieldUpdater.newUpdater(PendingFuture.class, Told.class, "told");

  private final @Nullable Owner owner;
  private final boolean direct;

  /**
   * What it is about, one after the other: the {@link Command} on its way to the loop, the {@link
   * Exchange} that runs it, the {@link Reply} or {@link RconException} it ended with. One field,
   * since a caller may have hundreds of thousands of these.
   */
  private Object subject;

  /** The first {@link #whenComplete}; {@link Told#OVER} once it was told. */
  @SuppressWarnings("unused") // Read and written through its updater.
  private volatile @Nullable Told told;

  /** In the loop's mailbox first, among the callbacks in the end, never in both. */
  private @Nullable Object next;

  /**
   * Makes a reply that is on its way.
   *
   * @param owner the session
   * @param command what to run
   * @param direct whether it is told on the event loop at once: a thread waits and no code of a
   *     caller runs
   */
  public PendingFuture(Owner owner, Command command, boolean direct) {
    this.owner = owner;
    this.subject = command;
    this.direct = direct;
  }

  private PendingFuture(RconException failure) {
    owner = null;
    direct = true;
    subject = failure;
  }

  /**
   * A reply that will never come.
   *
   * @param failure why
   * @return completed with the failure
   */
  public static PendingFuture failed(RconException failure) {
    PendingFuture future = new PendingFuture(failure);
    future.tell();
    return future;
  }

  /**
   * Whether it is told on the event loop at once.
   *
   * @return true if a thread waits
   */
  public boolean isDirect() {
    return direct;
  }

  @Override
  public void run() {
    if (owner != null && subject instanceof Command command) {
      owner.given(command, this);
    }
  }

  @Override
  public void rejected() {
    if (owner != null) {
      owner.rejected(this);
    }
  }

  void under(Exchange exchange) {
    subject = exchange;
  }

  /**
   * The exchange that runs the command. Event loop only.
   *
   * @return null if it has ended
   */
  public @Nullable Exchange exchange() {
    return subject instanceof Exchange exchange && exchange.isOf(this) ? exchange : null;
  }

  /**
   * Ends it, without telling anybody yet.
   *
   * @param outcome a {@link Reply} or an {@link RconException}
   */
  void outcome(Object outcome) {
    subject = outcome;
  }

  /**
   * Fails before the command was given. On the caller's thread.
   *
   * @param failure why
   */
  public void reject(RconException failure) {
    subject = failure;
    tell();
  }

  @Override
  public void tell() {
    Object outcome = subject;
    subject = NOTHING;
    if (outcome instanceof Reply reply) {
      super.complete(reply);
      Told first = TOLD.getAndSet(this, Told.OVER);
      if (first != null) {
        first.tell(reply);
      }
    } else if (outcome instanceof RconException failure) {
      super.completeExceptionally(failure);
      Told first = TOLD.getAndSet(this, Told.OVER);
      if (first != null) {
        first.tell(failure);
      }
    }
  }

  /** Nearly every caller comes once, and by this method: one object less for each command. */
  @Override
  public CompletableFuture<Reply> whenComplete(
      BiConsumer<? super Reply, ? super Throwable> action) {
    Told dependent = new Told(action);
    return TOLD.compareAndSet(this, null, dependent) ? dependent : super.whenComplete(action);
  }

  @Override
  public void cancel() {
    if (owner != null && !isDone()) {
      owner.cancelRequested(this);
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
  public @Nullable LoopTask nextTask() {
    return (LoopTask) next;
  }

  @Override
  public void nextTask(@Nullable LoopTask next) {
    this.next = next;
  }

  @Override
  public @Nullable Callback nextCallback() {
    return (Callback) next;
  }

  @Override
  public void nextCallback(@Nullable Callback next) {
    this.next = next;
  }
}
