package io.rcon.fake;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.Outcome;
import io.rcon.PendingReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A broadcast to all at once. */
final class FakeBroadcast implements Broadcast {
  private final List<FakeSession> sessions;
  private final Consumer<Outcome> outcomes;
  private final List<PendingReply> pending = new ArrayList<>();
  private final CompletableFuture<Summary> summary = new CompletableFuture<>();
  private int done;
  private int failed;

  FakeBroadcast(List<FakeSession> sessions, Consumer<Outcome> outcomes) {
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  void start(Command command) {
    if (sessions.isEmpty()) {
      summary.complete(new Summary(0, 0));
    }
    for (FakeSession session : sessions) {
      PendingReply reply = session.execute(command);
      synchronized (this) {
        pending.add(reply);
      }
      reply.whenComplete((answer, problem) ->
          ended(
              answer != null
                  ? Outcome.of(session.server(), answer)
                  : Outcome.of(session.server(), FakeTurns.failure(session.server(), problem))));
    }
  }

  private void ended(Outcome outcome) {
    try {
      outcomes.accept(outcome);
    } catch (RuntimeException | Error e) {
      System.getLogger(FakeBroadcast.class.getName())
          .log(System.Logger.Level.WARNING, "a consumer of outcomes failed; the others follow", e);
    }
    Summary whole = null;
    synchronized (this) {
      done++;
      failed += outcome.ok() ? 0 : 1;
      whole = done == sessions.size() ? new Summary(done, failed) : null;
    }
    if (whole != null) {
      summary.complete(whole);
    }
  }

  @Override
  public int total() {
    return sessions.size();
  }

  @Override
  public synchronized int done() {
    return done;
  }

  @Override
  public synchronized int failed() {
    return failed;
  }

  @Override
  public CompletionStage<Summary> summary() {
    return summary.minimalCompletionStage();
  }

  @Override
  public void cancel() {
    List<PendingReply> open;
    synchronized (this) {
      open = List.copyOf(pending);
    }
    open.forEach(PendingReply::cancel);
  }
}
