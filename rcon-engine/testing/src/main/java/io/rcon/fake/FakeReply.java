package io.rcon.fake;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A command that was given to a fake session. */
final class FakeReply extends CompletableFuture<Reply> implements PendingReply {
  final Command command;
  final long givenAt;
  FakeClock.@Nullable Alarm alarm;

  private final Consumer<FakeReply> canceller;

  FakeReply(Consumer<FakeReply> canceller, Command command, long givenAt) {
    this.canceller = canceller;
    this.command = command;
    this.givenAt = givenAt;
  }

  @Override
  public void cancel() {
    canceller.accept(this);
  }

  /** As of the engine's: the command is given up, and the future is cancelled. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    canceller.accept(this);
    return cancelled;
  }

  @Override
  public CompletableFuture<Reply> toCompletableFuture() {
    return this;
  }
}
