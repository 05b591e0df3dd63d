package io.rcon.internal.session;

import io.rcon.BlockingRcon;
import io.rcon.Command;
import io.rcon.DialectFindings;
import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.PendingReply;
import io.rcon.Query;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconException.Closed;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.Tls;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.LoopThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session as callers hold it: checks what they give and carries it to the event loop(). */
public final class EngineSession implements RconSession {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final Server server;
  private final SessionLifecycle lifecycle;
  private volatile boolean closeAsked;

  /**
   * Makes a session that has not begun.
   *
   * @param context what its loop's sessions share
   * @param server the server
   * @throws IllegalArgumentException if the server breaks a rule of its dialect
   */
  public EngineSession(SessionContext context, Server server) {
    this.server = server;
    lifecycle = new SessionLifecycle(context, server);
    if (server.tls().filter(Tls::isInsecure).isPresent()) {
      log.warn(
          "{}: INSECURE TLS: nobody is verified, so whoever is in between reads the password; give"
              + " a ca or a pin",
          server.name());
    }
  }

  /** Begins to connect, unless sessions are on demand. */
  public void start() {
    loop().onLoop(lifecycle::start);
  }

  /**
   * Begins to connect, and keeps to a pace that others have made use of.
   *
   * @param pacedUntil when the server will have forgotten what was sent before
   */
  public void start(long pacedUntil) {
    loop()
        .onLoop(() -> {
          lifecycle.pipeline().pacedUntil(pacedUntil);
          lifecycle.start();
        });
  }

  /**
   * When the server of this session, which is closed, will have forgotten what was sent.
   *
   * @return the loop's time
   */
  public long pacedUntil() {
    return lifecycle.pipeline().pacedUntil();
  }

  /**
   * Whether the server of this session, which is closed, still counts what was sent.
   *
   * @return true if a session that follows must go on at its pace
   */
  public boolean isPaced() {
    return pacedUntil() > loop().clock();
  }

  @Override
  public Server server() {
    return server;
  }

  @Override
  public SessionState state() {
    return lifecycle.state();
  }

  @Override
  public Optional<Duration> lastHeard() {
    return SessionFacts.lastHeard(lifecycle, loop());
  }

  @Override
  public Optional<RconException> lastFailure() {
    return SessionFacts.lastFailure(lifecycle, server());
  }

  @Override
  public Optional<Duration> failingFor() {
    return SessionFacts.failingFor(lifecycle, loop());
  }

  @Override
  public Optional<String> misfit() {
    return Optional.ofNullable(lifecycle.pipeline().lines().misfitWords());
  }

  @Override
  public Optional<DialectFindings> findings() {
    return Optional.ofNullable(lifecycle.pipeline().lines().findings());
  }

  @Override
  public PendingReply execute(String text) {
    return CommandSubmission.execute(lifecycle, text);
  }

  @Override
  public PendingReply execute(Command command) {
    return submit(command, false);
  }

  /**
   * Gives a command.
   *
   * @param command what to run
   * @param direct whether its end is told on the event loop at once, where callbacks must not run:
   *     for a thread that waits, or for one that hands it on
   * @return its reply
   */
  public PendingFuture submit(Command command, boolean direct) {
    return CommandSubmission.submit(lifecycle, command, direct);
  }

  @Override
  public <T> CompletionStage<T> query(Query<T> query) {
    return QueryDoor.ask(lifecycle, query);
  }

  @Override
  public Publisher<RconEvent> events() {
    return new EventDoor(lifecycle);
  }

  /** {@return the loop that the session lives on} */
  public EngineLoop loop() {
    return lifecycle.loop();
  }

  /**
   * Whether a poll would have to wait for a connection that is not there. Event loop only.
   *
   * @return true if {@link #poll} asks nothing and says why
   */
  public boolean isAwayForPolls() {
    return lifecycle.awayForPolls() != null;
  }

  /**
   * Asks at a poll's turn. Event loop only.
   *
   * @param command the command
   * @param plannedAt when it was to be asked, in the loop's time
   * @param end takes the reply or the failure, wherever callbacks run
   */
  public void poll(
      Command command,
      long plannedAt,
      BiConsumer<? super @Nullable Reply, ? super @Nullable Throwable> end) {
    CommandSubmission.poll(lifecycle, command, plannedAt, end);
  }

  @Override
  public CompletionStage<Void> whenReady() {
    return ready(false).minimalCompletionStage();
  }

  CompletableFuture<Void> ready(boolean direct) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    try {
      loop().onLoop(() -> lifecycle.awaitReady(future, direct));
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(
          new Closed(server.name(), Delivery.NOT_SENT, "the session is closed"));
    }
    return future;
  }

  @Override
  public void retry() {
    try {
      loop().onLoop(lifecycle::retry);
    } catch (RejectedExecutionException e) {
      // The engine has ended, and the session with it.
      closeAsked = true;
    }
  }

  /**
   * Whether it goes on for a server as it is described now.
   *
   * @param server the description
   * @return false if something changed, or if somebody closed the session
   */
  public boolean isOpenFor(Server server) {
    return !closeAsked && server().equals(server);
  }

  @Override
  public ScheduledExecutorService eventLoop() {
    return loop().eventLoop();
  }

  @Override
  public BlockingRcon blocking() {
    return new BlockingView(this);
  }

  @Override
  public CompletionStage<Void> closeAsync() {
    return closing(false).minimalCompletionStage();
  }

  /**
   * Closes.
   *
   * @param direct whether the end is told on the event loop: for a thread that waits, which may be
   *     the only one that callbacks have
   * @return completed once the session is closed
   */
  public CompletableFuture<Void> closing(boolean direct) {
    closeAsked = true;
    CompletableFuture<Void> closed = new CompletableFuture<>();
    try {
      loop().onLoop(() -> lifecycle.close(closed, direct));
    } catch (RejectedExecutionException e) {
      closed.complete(null);
    }
    return closed;
  }

  @Override
  public void close() {
    CompletableFuture<Void> closed = closing(true);
    if (!LoopThreads.isCurrent()) {
      closed.join();
    }
  }

  /** {@return the session at this moment, as nearly as another thread can know} */
  public ServerSnapshot snapshot() {
    return SessionFacts.snapshot(lifecycle, server, loop());
  }

  @Override
  public String toString() {
    return "RconSession[" + server.name() + ", " + state() + "]";
  }
}
