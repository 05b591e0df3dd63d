package io.rcon.cli;

import io.rcon.BlockingRcon;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A session whose commands end when the test says so, in any order. */
final class ManualSession implements RconSession {
  /** A command that was given to it. */
  static final class Pending extends CompletableFuture<Reply> implements PendingReply {
    final String command;

    Pending(String command) {
      this.command = command;
    }

    void answer(String text) {
      complete(new Reply(text, EndRule.PROBE, false, 1, 1_900_000));
    }

    @Override
    public void cancel() {
      completeExceptionally(
          new RconException.Cancelled("fake", RconException.Delivery.UNKNOWN, "cancelled"));
    }
  }

  final List<Pending> given = new ArrayList<>();

  @Override
  public Server server() {
    return Server.of(Dialect.SOURCE, "127.0.0.1", 27015, Secret.none()).named("fake");
  }

  @Override
  public Optional<String> misfit() {
    return Optional.empty();
  }

  @Override
  public PendingReply execute(Command command) {
    Pending pending = new Pending(command.text());
    given.add(pending);
    return pending;
  }

  @Override
  public SessionState state() {
    return SessionState.READY;
  }

  @Override
  public Optional<RconException> lastFailure() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> failingFor() {
    return Optional.empty();
  }

  @Override
  public void retry() {}

  @Override
  public Optional<Duration> lastHeard() {
    return Optional.empty();
  }

  @Override
  public CompletionStage<Void> whenReady() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public BlockingRcon blocking() {
    throw new UnsupportedOperationException("nobody here waits");
  }

  @Override
  public CompletionStage<Void> closeAsync() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {}
}
