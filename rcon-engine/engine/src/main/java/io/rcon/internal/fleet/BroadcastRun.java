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
import io.rcon.internal.support.Callback;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.SerialCallbacks;
import io.rcon.internal.support.Survived;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One broadcast: asks so many servers at a time, and hands over outcomes one by one. */
final class BroadcastRun implements Broadcast {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.outcomes");

  private final Command command;
  private final List<EngineSession> sessions;
  private final OutcomeTaker<Outcome> outcomes;

  /** One for each loop, so that all outcomes of its turn are one task; none where all is told. */
  private final Map<EngineLoop, SerialCallbacks> handOvers = new HashMap<>();

  private final AtomicReferenceArray<@Nullable PendingReply> pending;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final CompletableFuture<Summary> summary = new CompletableFuture<>();
  private final int width;
  private volatile boolean cancelled;

  /** {@code callbacks} runs the caller's code; null for the event loops themselves. */
  BroadcastRun(
      Command command,
      List<EngineSession> sessions,
      Consumer<Outcome> outcomes,
      int width,
      @Nullable Executor callbacks) {
    this.command = command;
    this.sessions = sessions;
    this.outcomes = new OutcomeTaker<>(outcomes);
    this.width = width;
    pending = new AtomicReferenceArray<>(sessions.size());
    if (callbacks != null) {
      for (EngineSession session : sessions) {
        handOvers.computeIfAbsent(session.loop(), loop -> new SerialCallbacks(loop, callbacks));
      }
    }
  }

  void start() {
    if (sessions.isEmpty()) {
      summary.complete(new Summary(0, 0));
    }
    for (int i = 0; i < Math.min(width, sessions.size()); i++) {
      askOneMore();
    }
  }

  /**
   * A thread that is asking asks on behalf of others too: servers that fail at once must not
   * recurse.
   */
  private void askOneMore() {
    if (wanted.getAndIncrement() == 0) {
      do {
        askSafely();
      } while (wanted.decrementAndGet() != 0);
    }
  }

  private void askSafely() {
    int index = next.getAndIncrement();
    if (index < sessions.size()) {
      EngineSession session = sessions.get(index);
      try {
        ask(session, index);
      } catch (Throwable e) {
        Survived.log(log, e, "{}: could not be asked; the others are", session.server().name());
        ended(session, null, Survived.failure(session.server().name(), Delivery.UNKNOWN, e));
      }
    }
  }

  private void ask(EngineSession session, int index) {
    if (cancelled) {
      String name = session.server().name();
      ended(session, null, new Cancelled(name, Delivery.NOT_SENT, "the broadcast was cancelled"));
      return;
    }
    PendingReply reply = session.submit(command, true);
    pending.set(index, reply);
    if (cancelled) {
      reply.cancel();
    }
    reply.whenComplete(new Asked(session));
  }

  /**
   * One server's outcome, completed on its event loop or on the caller's thread, and passed on to
   * the caller.
   */
  private final class Asked implements BiConsumer<@Nullable Reply, @Nullable Throwable>, Callback {
    private final EngineSession session;
    private @Nullable Reply reply;
    private @Nullable Throwable problem;
    private @Nullable Callback next;

    Asked(EngineSession session) {
      this.session = session;
    }

    @Override
    public void accept(@Nullable Reply answer, @Nullable Throwable failure) {
      reply = answer;
      problem = failure;
      EngineLoop loop = session.loop();
      SerialCallbacks handOver = handOvers.get(loop);
      if (handOver != null && loop.inEventLoop()) {
        handOver.add(this);
      } else {
        tell();
      }
    }

    @Override
    public void tell() {
      ended(session, reply, problem);
    }

    @Override
    public @Nullable Callback nextCallback() {
      return next;
    }

    @Override
    public void nextCallback(@Nullable Callback next) {
      this.next = next;
    }
  }

  private void ended(RconSession session, @Nullable Reply reply, @Nullable Throwable problem) {
    if (reply == null) {
      failed.incrementAndGet();
    }
    try {
      outcomes.hand(OutcomeTaker.outcome(session.server(), reply, problem));
    } finally {
      askOneMore();
      if (done.incrementAndGet() == sessions.size()) {
        summary.complete(new Summary(sessions.size(), failed.get()));
      }
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
