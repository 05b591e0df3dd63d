package io.rcon.internal.fleet;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.Outcome;
import io.rcon.PendingReply;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.internal.session.EngineSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One broadcast: asks so many servers at a time, and hands over outcomes one by one. */
final class BroadcastRun implements Broadcast {
  private final Command command;
  private final List<EngineSession> sessions;
  private final OutcomeTaker outcomes;
  private final AtomicReferenceArray<@Nullable PendingReply> pending;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final CompletableFuture<Summary> summary = new CompletableFuture<>();
  private final int width;
  private volatile boolean cancelled;

  BroadcastRun(
      Command command, List<EngineSession> sessions, Consumer<Outcome> outcomes, int width) {
    this.command = command;
    this.sessions = sessions;
    this.outcomes = new OutcomeTaker(outcomes);
    this.width = width;
    pending = new AtomicReferenceArray<>(sessions.size());
  }

  void start() {
    if (sessions.isEmpty()) {
      summary.complete(new Summary(0, 0));
    }
    for (int i = 0; i < Math.min(width, sessions.size()); i++) {
      askOneMore();
    }
  }

  /** Whoever is asking asks on behalf of others too: servers that fail at once must not recurse. */
  private void askOneMore() {
    if (wanted.getAndIncrement() == 0) {
      do {
        ask();
      } while (wanted.decrementAndGet() != 0);
    }
  }

  private void ask() {
    int index = next.getAndIncrement();
    if (index >= sessions.size()) {
      return;
    }
    RconSession session = sessions.get(index);
    if (cancelled) {
      String name = session.server().name();
      ended(session, null, new Cancelled(name, Delivery.NOT_SENT, "the broadcast was cancelled"));
      return;
    }
    PendingReply reply = session.execute(command);
    pending.set(index, reply);
    if (cancelled) {
      reply.cancel();
    }
    reply.whenComplete((answer, problem) -> ended(session, answer, problem));
  }

  private void ended(RconSession session, @Nullable Reply reply, @Nullable Throwable problem) {
    if (reply == null) {
      failed.incrementAndGet();
    }
    outcomes.hand(session.server(), reply, problem);
    askOneMore();
    if (done.incrementAndGet() == sessions.size()) {
      summary.complete(new Summary(sessions.size(), failed.get()));
    }
  }

  @Override
  public int total() {
    return sessions.size();
  }

  @Override
  public int done() {
    return done.get();
  }

  @Override
  public int failed() {
    return failed.get();
  }

  @Override
  public CompletionStage<Summary> summary() {
    return summary.minimalCompletionStage();
  }

  @Override
  public void cancel() {
    cancelled = true;
    for (int i = 0; i < pending.length(); i++) {
      PendingReply reply = pending.get(i);
      if (reply != null) {
        reply.cancel();
      }
    }
  }
}
