package io.rcon.internal.reply;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.internal.support.Callback;
import io.rcon.internal.support.LoopTask;
import io.rcon.internal.support.Survived;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caller's side of an exchange, and the way there: it is handed to the loop with its command,
 * which takes an exchange for it. The outcome is left here on the event loop and told to the
 * caller's stages wherever callbacks run; only the engine can complete it.
 */
public sealed class PendingFuture extends ReplyStage implements PendingReply, LoopTask, Callback
    permits PollFuture {
  /** The session that runs the command. */
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

  private static final Logger log = LoggerFactory.getLogger("io.rcon.callbacks");

  /** In the place of what is to be told: it is being told. */
  private static final Object TELLING = new Object();

  /** In the place of what is to be told: it was. */
  private static final Object OVER = new Object();

  private static final AtomicReferenceFieldUpdater<PendingFuture, @Nullable Object> THEN =
      AtomicReferenceFieldUpdater.newUpdater(PendingFuture.class, Object.class, "then");

  private final @Nullable Owner owner;
  private final boolean direct;

  /**
   * Its subject, one after the other: the {@link Command} on its way to the loop, the {@link
   * Execution} that runs it, the {@link Reply} or {@link RconException} it ended with. One field,
   * since a caller may have hundreds of thousands of these.
   */
  private Object subject;

  /**
   * The action to run at the end: null, the one action of a {@link #whenComplete}, or {@link
   * Dependents}. An action is {@link #TELLING} while it runs and {@link #OVER} when it has
   * returned; those who ask meanwhile, and what it threw, put dependents there.
   */
  private volatile @Nullable Object then;

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

  /**
   * The command is run. Event loop only.
   *
   * @param execution what runs it
   */
  public void under(Execution execution) {
    subject = execution;
  }

  /**
   * The execution of the command. Event loop only.
   *
   * @return null if it has ended
   */
  public @Nullable Execution execution() {
    return subject instanceof Execution execution && execution.isOf(this) ? execution : null;
  }

  /**
   * Whether nothing runs it yet. Event loop only.
   *
   * @return false once it is in flight, or has ended
   */
  public boolean isWaiting() {
    return subject instanceof Command;
  }

  /**
   * Ends it, without telling anybody yet.
   *
   * @param outcome a {@link Reply} or an {@link RconException}
   */
  public void outcome(Object outcome) {
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
    Object told = then;
    while (!(told instanceof Dependents) && !THEN.compareAndSet(this, told, begun(told))) {
      told = then;
    }
    if (told instanceof Dependents dependents) {
      dependents.end(outcome);
    } else if (told != null && told != TELLING && told != OVER) {
      returned(outcome, thrownBy(action(told), outcome));
    }
  }

  private static Object begun(@Nullable Object told) {
    return told == null || told == OVER ? OVER : TELLING;
  }

  /** Others may have come while the action ran. */
  private void returned(Object outcome, @Nullable Throwable thrown) {
    if (thrown != null || !THEN.compareAndSet(this, TELLING, OVER)) {
      try {
        dependents().endAfter(outcome, thrown);
      } finally {
        THEN.compareAndSet(this, TELLING, OVER);
      }
    }
  }

  @SuppressWarnings("unchecked") // Nothing else is ever put there by whenComplete.
  private static BiConsumer<? super Reply, ? super Throwable> action(Object action) {
    return (BiConsumer<? super Reply, ? super Throwable>) action;
  }

  private static @Nullable Throwable thrownBy(
      BiConsumer<? super Reply, ? super Throwable> action, Object outcome) {
    try {
      action.accept(
          outcome instanceof Reply reply ? reply : null,
          outcome instanceof RconException failure ? failure : null);
      return null;
    } catch (Throwable e) {
      Survived.log(log, e, "a callback failed; so does the stage that whenComplete gave back");
      return e;
    }
  }

  /** Nearly every caller comes once, and by this method: no future is made for it. */
  @Override
  public CompletionStage<Reply> whenComplete(BiConsumer<? super Reply, ? super Throwable> action) {
    Objects.requireNonNull(action, "action");
    return THEN.compareAndSet(this, null, action)
        ? new WhenCompleteStage(this)
        : super.whenComplete(action);
  }

  @Override
  CompletableFuture<Reply> future() {
    return dependents().told;
  }

  CompletableFuture<Reply> afterFirst() {
    return dependents().after;
  }

  @Override
  public CompletableFuture<Reply> toCompletableFuture() {
    return dependents().copy(this);
  }

  private Dependents dependents() {
    while (true) {
      Object now = then;
      if (now instanceof Dependents dependents) {
        return dependents;
      }
      if (now == OVER) {
        return Dependents.over(subject);
      }
      Dependents fresh =
          now == TELLING
              ? Dependents.telling(subject)
              : Dependents.pending(now == null ? null : action(now));
      if (THEN.compareAndSet(this, now, fresh)) {
        return fresh;
      }
    }
  }

  @Override
  public void cancel() {
    if (owner != null && then != OVER) {
      owner.cancelRequested(this);
    }
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
