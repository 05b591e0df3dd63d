package io.rcon.internal.session;

import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.query.SessionQueries;
import io.rcon.internal.reply.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of one session, from its start to its end; the drawing is at {@link SessionState}. It
 * outlives its connections. Event loop only, but for {@link #state()}.
 */
final class SessionLifecycle extends SessionSetbacks {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /** The time for answers to commands that were written when a session is closed. */
  private static final long CLOSING = Duration.ofSeconds(2).toNanos();

  /** The stage of a session in its life, whatever its connection does. */
  private enum Stage {
    /** Sessions before it at its address may not be gone yet. */
    NEW,
    STARTED,
    /** Started, and never connects, since it is only queried. */
    ONLY_QUERIED,
    /** From the moment that somebody wants it closed. */
    CLOSING
  }

  /** Null while nobody waits. */
  private @Nullable StateFutures futures;

  private Stage stage = Stage.NEW;

  /** Those beside rcon; made with the first. */
  @Nullable SessionQueries queries;

  SessionLifecycle(SessionContext context, Server server) {
    super(
        context, server, Mechanisms.of(server.dialect(), context.shared().options().mechanisms()));
  }

  @Override
  public boolean isClosing() {
    return stage == Stage.CLOSING;
  }

  // ---- connections

  void start() {
    if (stage == Stage.NEW) {
      stage = server.hasRcon() ? Stage.STARTED : Stage.ONLY_QUERIED;
    }
    boolean awaited = futures != null && futures.isReadyAwaited();
    if (!isOnDemand() || !pipeline().isIdle() || awaited) {
      connectIfIdle();
    }
  }

  /** Whether the sessions before it at its address are gone, and have left it their pace. */
  boolean hasBegun() {
    return stage != Stage.NEW;
  }

  @Override
  public void connectIfIdle() {
    if (stage == Stage.STARTED && state() == SessionState.IDLE) {
      connect();
    }
  }

  @Override
  public void ready(long loginNanos) {
    endAttempt(true);
    if (pipeline().lines().connection() != null) {
      wire.proven();
    }
    long now = loop().now();
    outage.ready(now, idleness().isResting());
    pipeline().ready(now, loginNanos);
    transition(SessionState.READY);
    endWaiting(null);
    idleness().ready();
    watchIdleness(now);
    pipeline().dispatch();
  }

  /** Somebody does not want to wait, or has set right what was refused. */
  void retry() {
    boolean waits = state() == SessionState.REFUSED || state() == SessionState.BACKING_OFF;
    if (waits && !isClosing()) {
      cancelWake();
      connect();
    }
  }

  // ---- what callers wait for

  @Override
  public @Nullable Failure turnedAway() {
    Failure away = outage.turnedAway(state());
    return away == null && !server.hasRcon() ? QueryDoor.RCON_OFF : away;
  }

  /** Why a poll must not be given now, since it would have to wait for a connection. */
  @Nullable Failure awayForPolls() {
    boolean wakes = stage == Stage.STARTED && (isOnDemand() || idleness().isResting());
    if (!isClosing() && state() != SessionState.CLOSED && !server.hasRcon()) {
      return QueryDoor.RCON_OFF;
    }
    return outage.awayForPolls(isClosing() ? SessionState.CLOSED : state(), wakes);
  }

  void awaitReady(CompletableFuture<Void> future, boolean direct) {
    Failure away = turnedAway();
    if (away == null && isClosing()) {
      away = Failure.closed("the session was closed");
    }
    if (futures().awaitReady(future, direct, state() == SessionState.READY, away)) {
      connectIfIdle();
    }
    forgetFutures();
  }

  private StateFutures futures() {
    if (futures == null) {
      futures = new StateFutures(server.name(), context.shared().callbacks());
    }
    return futures;
  }

  private void forgetFutures() {
    if (futures != null && futures.isEmpty()) {
      futures = null;
    }
  }

  @Override
  void endWaiting(@Nullable Failure why) {
    if (futures != null) {
      futures.endReady(why);
      forgetFutures();
    }
  }

  // ---- time

  @Override
  protected void expired(long now) {
    survive(() -> timeHasCome(now));
  }

  private void timeHasCome(long now) {
    Connector connecting = connector();
    if (isClosing()) {
      closed();
    } else if (connecting != null) {
      connecting.overdue();
    } else if (state() == SessionState.READY) {
      watchIdleness(now);
    } else if (state() == SessionState.BACKING_OFF && !goIdleIfUnwanted()) {
      connect();
    }
  }

  // ---- closing

  void close(CompletableFuture<Void> future, boolean direct) {
    futures().awaitClosed(future, direct, state() == SessionState.CLOSED);
    if (isClosing() || state() == SessionState.CLOSED) {
      forgetFutures();
      return;
    }
    cancelWake();
    stage = Stage.CLOSING;
    Failure closed = Failure.closed("the session was closed");
    try {
      pipeline().failQueued(closed);
      endWaiting(closed);
    } finally {
      if (queries != null) {
        queries.close();
      }
      if (pipeline().isIdle()) {
        closed();
      } else {
        connectIn(CLOSING);
      }
    }
  }

  @Override
  public void becameIdle() {
    if (isClosing() && pipeline().isIdle()) {
      closed();
    }
  }

  private void closed() {
    if (state() == SessionState.CLOSED) {
      return;
    }
    try {
      hangUp();
    } finally {
      loop().wheel().disarm(this);
      transition(SessionState.CLOSED);
      try {
        pipeline().failAll(Failure.closed("the session was closed before the answer came"));
      } finally {
        if (futures != null) {
          futures.closed();
          forgetFutures();
        }
        endEvents();
      }
      log.debug("{}: closed", server.name());
    }
  }
}
