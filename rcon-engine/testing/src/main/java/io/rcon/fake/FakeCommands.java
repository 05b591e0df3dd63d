package io.rcon.fake;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Closed;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Disconnected;
import io.rcon.RconException.TimedOut;
import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The commands and the state of one fake session: they wait, one is in flight, and each ends once.
 * What the caller's code is told is told without the lock, in the order in which it happened.
 */
final class FakeCommands {
  private static final RconOptions USUAL = RconOptions.builder().build();

  private final Server server;
  private final FakeClock clock;
  private final FakeNews news;
  private final FakeScript script = new FakeScript();
  private final List<String> sent = new ArrayList<>();
  private final Deque<FakeReply> waiting = new ArrayDeque<>();
  private final List<CompletableFuture<Void>> readiness = new ArrayList<>();
  private SessionState state = SessionState.READY;
  private @Nullable FakeReply inFlight;
  private @Nullable RconException last;
  private long failingSince;

  FakeCommands(Server server, FakeClock clock, RconListener listener) {
    this.server = server;
    this.clock = clock;
    news = new FakeNews(server, listener);
  }

  // ---- what a test says and asks

  synchronized void script(Consumer<FakeScript> change) {
    change.accept(script);
  }

  synchronized @Nullable Object query(String name) {
    return script.query(name);
  }

  synchronized List<String> sent() {
    return List.copyOf(sent);
  }

  synchronized int queued() {
    return waiting.size();
  }

  synchronized int inFlight() {
    return inFlight == null ? 0 : 1;
  }

  synchronized SessionState state() {
    return state;
  }

  synchronized Optional<RconException> lastFailure() {
    return Optional.ofNullable(last);
  }

  synchronized Optional<Duration> failingFor() {
    boolean away = state == SessionState.REFUSED || state == SessionState.BACKING_OFF;
    return away ? Optional.of(Duration.ofNanos(clock.now() - failingSince)) : Optional.empty();
  }

  void heard(String text) {
    news.heard(text);
    news.tell();
  }

  // ---- states

  void become(SessionState next, @Nullable RconException cause) {
    synchronized (this) {
      if (state == SessionState.CLOSED || state == next) {
        return;
      }
      SessionState before = state;
      state = next;
      if (cause != null) {
        last = cause;
        failingSince = clock.now();
      }
      news.changed(before, next, cause);
      leave(next);
      settle();
    }
    dispatch();
  }

  private void leave(SessionState next) {
    FakeReply lost = inFlight;
    if (lost != null && next != SessionState.READY) {
      fail(
          lost,
          next == SessionState.CLOSED
              ? new Closed(server.name(), Delivery.UNKNOWN, "closed before the answer")
              : new Disconnected(server.name(), Delivery.UNKNOWN, "the connection was lost"));
    }
    RconException away = FakeRules.away(server, next, last);
    for (FakeReply reply : List.copyOf(waiting)) {
      boolean patient = reply.command.within().isPresent() && next == SessionState.BACKING_OFF;
      if (away != null && !patient) {
        fail(reply, away);
      }
    }
  }

  /** Tells those who wait for the session to be ready. */
  private void settle() {
    RconException away = FakeRules.away(server, state, last);
    if (state == SessionState.READY || away != null) {
      for (CompletableFuture<Void> future : readiness) {
        news.then(() -> {
          if (away == null) {
            future.complete(null);
          } else {
            future.completeExceptionally(away);
          }
        });
      }
      readiness.clear();
    }
  }

  CompletionStage<Void> whenReady() {
    CompletableFuture<Void> future = new CompletableFuture<>();
    RconException off = FakeRules.check(server, Command.of("x"));
    if (off != null) {
      future.completeExceptionally(off);
      return future;
    }
    synchronized (this) {
      readiness.add(future);
      settle();
    }
    wake();
    dispatch();
    return future;
  }

  /** A session that rests connects for whoever wants something. */
  private void wake() {
    if (state() == SessionState.IDLE) {
      become(SessionState.READY, null);
    }
  }

  // ---- commands

  FakeReply give(Command command) {
    FakeReply reply = new FakeReply(this::cancel, command, clock.now());
    synchronized (this) {
      RconException refused = FakeRules.check(server, command);
      RconException away = FakeRules.away(server, state, last);
      boolean patient = command.within().isPresent() && state == SessionState.BACKING_OFF;
      if (refused != null || (away != null && !patient)) {
        RconException why = refused != null ? refused : away;
        news.then(() -> reply.completeExceptionally(why));
      } else {
        waiting.add(reply);
        Duration most = command.within().orElse(USUAL.within());
        reply.alarm = clock.in(most, () -> overdue(reply, Delivery.NOT_SENT));
      }
    }
    wake();
    dispatch();
    return reply;
  }

  private void dispatch() {
    synchronized (this) {
      while (state == SessionState.READY && inFlight == null && !waiting.isEmpty()) {
        send(waiting.remove());
      }
    }
    news.tell();
  }

  private void send(FakeReply reply) {
    clock.cancel(reply.alarm);
    inFlight = reply;
    sent.add(reply.command.text());
    news.sent(reply.command);
    Duration timeout =
        reply.command.timeout().orElseGet(() -> server.timeout().orElse(USUAL.timeout()));
    if (reply.command.within().isPresent()) {
      Duration left = reply.command.within().get().minusNanos(clock.now() - reply.givenAt);
      timeout = left.compareTo(timeout) < 0 ? left : timeout;
    }
    FakeScript.Line line = script.of(reply.command.text());
    RconException failure = line.failure();
    boolean silent = line.text() == null && failure == null;
    if (silent || line.after().compareTo(timeout) > 0) {
      reply.alarm = clock.in(timeout, () -> overdue(reply, Delivery.UNKNOWN));
    } else if (line.after().isZero()) {
      end(reply, line);
    } else {
      reply.alarm =
          clock.in(
              line.after(),
              () -> {
                synchronized (this) {
                  end(reply, line);
                }
                dispatch();
              });
    }
  }

  private void end(FakeReply reply, FakeScript.Line line) {
    if (inFlight != reply) {
      return;
    }
    RconException failure = line.failure();
    String text = line.text();
    if (failure != null || text == null) {
      fail(reply, failure != null ? failure : FakeRules.failure(server, state));
      return;
    }
    inFlight = null;
    Reply made = new Reply(text, EndRule.SINGLE_PACKET, false, 1, line.after().toNanos());
    news.replied(reply, made);
  }

  private void overdue(FakeReply reply, Delivery delivery) {
    synchronized (this) {
      if (inFlight == reply || waiting.contains(reply)) {
        fail(reply, new TimedOut(server.name(), delivery, "no answer in time"));
      }
    }
    dispatch();
  }

  private void cancel(FakeReply reply) {
    synchronized (this) {
      if (inFlight == reply || waiting.contains(reply)) {
        Delivery delivery = inFlight == reply ? Delivery.UNKNOWN : Delivery.NOT_SENT;
        fail(reply, new Cancelled(server.name(), delivery, "cancelled by the caller"));
      }
    }
    dispatch();
  }

  private void fail(FakeReply reply, RconException failure) {
    clock.cancel(reply.alarm);
    waiting.remove(reply);
    inFlight = inFlight == reply ? null : inFlight;
    news.failed(reply, failure, clock.now() - reply.givenAt);
  }
}
