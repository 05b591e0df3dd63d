package io.rcon.fake;

import io.rcon.BlockingRcon;
import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits by letting the time of the fake pass. */
final class FakeBlocking implements BlockingRcon {
  private final FakeCommands commands;
  private final FakeClock clock;

  FakeBlocking(FakeCommands commands, FakeClock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  @Override
  public Reply execute(Command command) {
    return await(commands.give(command));
  }

  @Override
  public void awaitReady() {
    await(commands.whenReady().toCompletableFuture());
  }

  private <T> T await(CompletableFuture<T> future) {
    while (!future.isDone() && clock.passToNext()) {
      // What is due may end it.
    }
    if (!future.isDone()) {
      throw new IllegalStateException("nothing that is scripted will ever end this wait");
    }
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RconException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
