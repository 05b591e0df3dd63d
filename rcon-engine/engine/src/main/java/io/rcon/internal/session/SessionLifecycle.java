package io.rcon.internal.session;

import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.command.CommandPipeline;
import io.rcon.internal.command.PipelineOwner;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.line.FittingDialects;
import io.rcon.internal.query.SessionQueries;
import io.rcon.internal.reply.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of one session, and what leads from one to the next; the drawing is at {@link
 * SessionState}. It outlives its connections. Event loop only, but for {@link #state()}.
 */
final class SessionLifecycle extends SessionConnection implements PipelineOwner {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /** What was written when a session is closed has so long to be answered. */
  private static final long CLOSING = Duration.ofSeconds(2).toNanos();

  private final CommandPipeline pipeline;
  private final StateFutures futures;
  private final Idleness idleness;

  /** From the moment that somebody wants it closed. */
  private boolean closing;

  private boolean started;

  /** Those beside rcon; made with the first. */
  @Nullable SessionQueries queries;

  SessionLifecycle(SessionContext context, Server server) {
    super(context, server);
    futures = new StateFutures(server.name(), context.shared().callbacks());
    pipeline = new CommandPipeline(context.shared(), server, mechanism(), wire, this);
    idleness = new Idleness(context.shared(), server, pipeline);
  }

  @Override
  CommandPipeline pipeline() {
    return pipeline;
  }

  Outage outage() {
    return outage;
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  // ---- connections

  void start() {
    started = server.hasRcon();
    if (!isOnDemand() || !pipeline.isIdle() || futures.isReadyAwaited()) {
      connectIfIdle();
    }
  }

  private boolean isOnDemand() {
    return context.shared().options().onDemand().isPresent();
  }

  @Override
  public void connectIfIdle() {
    if (started && !closing && state() == SessionState.IDLE) {
      connect();
    }
  }

  @Override
  public void ready(long loginNanos) {
    endAttempt(true);
    if (pipeline.connection() != null) {
      wire.proven();
    }
    long now = loop.now();
    outage.ready(now, idleness.isResting());
    pipeline.ready(now, loginNanos);
    transition(SessionState.READY);
    futures.ready();
    idleness.ready();
    watchIdleness(now);
    pipeline.dispatch();
  }

  /** Somebody does not want to wait, or has set right what was refused. */
  void retry() {
    boolean waits = state() == SessionState.REFUSED || state() == SessionState.BACKING_OFF;
    if (waits && !closing) {
      cancelWake();
      connect();
    }
  }

  // ---- setbacks

  @Override
  public void connectFailed(Failure why, boolean inTime) {
    outage.attemptFailed(why);
    hangUp();
    backOff();
    pipeline.attemptFailed(why, inTime);
    futures.failed(why);
  }

  @Override
  public void attemptUnanswered(Failure why) {
    connectFailed(why, true);
  }

  @Override
  public void loginRefused(String reason) {
    outage.refused(reason + LikelyMistake.ofPassword(server));
    hangUp();
    transition(SessionState.REFUSED);
    pipeline.failAll(outage.last());
    futures.failed(outage.last());
    becameIdle();
  }

  @Override
  public void connectionClosed(String reason) {
    if (idleness.closed(loop.now(), isInUse())) {
      rest();
      return;
    }
    if (idleness.closedAfterAnswer(isInUse())) {
      leave();
      pipeline.lineLost(Failure.disconnected(reason + wire.at()));
      connectIfWanted();
      return;
    }
    String advice = pipeline.isNeverAnswered() ? FittingDialects.afterClose(server.dialect()) : "";
    connectionUseless(Failure.disconnected(reason + wire.at() + advice));
  }

  @Override
  public void connectionUseless(Failure why) {
    if (!pipeline.isConnected()) {
      return;
    }
    if (pipeline.expectsClose()) {
      serverStopped();
    }
    outage.connectionLost(why);
    hangUp();
    if (closing) {
      pipeline.lineLost(why);
      return;
    }
    backOff();
    pipeline.lineLost(why);
    goIdleIfUnwanted();
  }

  @Override
  public void serverStopped() {
    outage.closeExpected();
  }

  @Override
  public void serverGone(String reason) {
    if (isInUse()) {
      outage.endIfStable();
      connectFailed(Failure.unreachable(reason), true);
    }
    becameIdle();
  }

  /** On demand, nobody waits for another connection. */
  private boolean goIdleIfUnwanted() {
    boolean unwanted = isOnDemand() && pipeline.isIdle();
    if (unwanted && state() == SessionState.BACKING_OFF && !outage.isFailing()) {
      cancelWake();
      transition(SessionState.IDLE);
    } else if (unwanted && outage.isPauseOver()) {
      transition(SessionState.IDLE);
    }
    return state() == SessionState.IDLE;
  }

  private boolean isInUse() {
    return state() == SessionState.READY && !closing;
  }

  @Override
  public void answered() {
    if (idleness.answered(isInUse())) {
      rest();
      connectIfWanted();
    }
  }

  private void connectIfWanted() {
    if (pipeline.queued() > 0) {
      connectIfIdle();
    }
  }

  /** The connection is left, and nothing is in flight on it. */
  private void rest() {
    leave();
    ConnectionLine line = pipeline.connection();
    if (line != null) {
      line.forget();
    }
  }

  private void leave() {
    outage.endIfStable();
    hangUp();
    transition(SessionState.IDLE);
  }

  // ---- what those are told who come

  @Override
  public @Nullable Failure turnedAway() {
    Failure away = outage.turnedAway(state());
    return away == null && !server.hasRcon() ? QueryDoor.RCON_OFF : away;
  }

  /** Why a poll must not be given now, since it would have to wait for a connection. */
  @Nullable Failure awayForPolls() {
    boolean wakes = started && (isOnDemand() || idleness.isResting());
    if (!closing && state() != SessionState.CLOSED && !server.hasRcon()) {
      return QueryDoor.RCON_OFF;
    }
    return outage.awayForPolls(closing ? SessionState.CLOSED : state(), wakes);
  }

  void awaitReady(CompletableFuture<Void> future, boolean direct) {
    Failure away = turnedAway();
    if (away == null && closing) {
      away = Failure.closed("the session was closed");
    }
    if (futures.awaitReady(future, direct, state() == SessionState.READY, away)) {
      connectIfIdle();
    }
  }

  // ---- time

  @Override
  protected void expired(long now) {
    survive(() -> timeHasCome(now));
  }

  private void timeHasCome(long now) {
    Connector connecting = connector();
    if (closing) {
      closed();
    } else if (connecting != null) {
      connecting.overdue();
    } else if (state() == SessionState.READY) {
      watchIdleness(now);
    } else if (state() == SessionState.BACKING_OFF && !goIdleIfUnwanted()) {
      connect();
    }
  }

  private void watchIdleness(long now) {
    long again = idleness.watch(now);
    if (idleness.isResting()) {
      rest();
    } else if (again != Long.MAX_VALUE) {
      wakeAt(again);
    }
  }

  // ---- closing

  void close(CompletableFuture<Void> future, boolean direct) {
    futures.awaitClosed(future, direct, state() == SessionState.CLOSED);
    if (closing || state() == SessionState.CLOSED) {
      return;
    }
    closing = true;
    Failure closed = Failure.closed("the session was closed");
    try {
      pipeline.failQueued(closed);
      futures.failed(closed);
    } finally {
      if (queries != null) {
        queries.close();
      }
      if (pipeline.isIdle()) {
        closed();
      } else {
        connectIn(CLOSING);
      }
    }
  }

  @Override
  public void becameIdle() {
    if (closing && pipeline.isIdle()) {
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
      transition(SessionState.CLOSED);
      try {
        pipeline.failAll(Failure.closed("the session was closed before the answer came"));
      } finally {
        futures.closed();
        endEvents();
      }
      log.debug("{}: closed", server.name());
    }
  }
}
