package io.rcon.internal.session;

import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.command.CommandPipeline;
import io.rcon.internal.command.PipelineOwner;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.line.FittingDialects;
import io.rcon.internal.reply.Failure;
import io.rcon.spi.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * Reacts when the connection of a session fails, is lost, or is left because nothing is asked on
 * it. Event loop only.
 */
abstract class SessionSetbacks extends SessionConnection implements PipelineOwner {
  private final CommandPipeline pipeline;
  private final Idleness idleness;

  SessionSetbacks(SessionContext context, Server server, Mechanism mechanism) {
    super(context, server, mechanism);
    pipeline = new CommandPipeline(context.shared(), server, mechanism, wire, this);
    idleness = new Idleness(context.shared(), server, pipeline);
  }

  /** Callers wait for READY no longer: it is there, or cannot be for this reason. */
  abstract void endWaiting(@Nullable Failure why);

  @Override
  final CommandPipeline pipeline() {
    return pipeline;
  }

  final Idleness idleness() {
    return idleness;
  }

  final boolean isOnDemand() {
    return context.shared().options().onDemand().isPresent();
  }

  // ---- it failed, or was lost

  @Override
  public void connectFailed(Failure why, boolean inTime) {
    outage.attemptFailed(why);
    hangUp();
    backOff();
    pipeline.attemptFailed(why, inTime);
    endWaiting(why);
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
    endWaiting(outage.last());
    becameIdle();
  }

  @Override
  public void connectionClosed(String reason) {
    if (idleness.closed(loop().now(), isInUse())) {
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
    if (isClosing()) {
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

  private boolean isInUse() {
    return state() == SessionState.READY && !isClosing();
  }

  // ---- it is left

  /** On demand, nobody waits for another connection. */
  final boolean goIdleIfUnwanted() {
    boolean unwanted = isOnDemand() && pipeline.isIdle();
    if (unwanted && state() == SessionState.BACKING_OFF && !outage.isFailing()) {
      cancelWake();
      transition(SessionState.IDLE);
    } else if (unwanted && outage.isPauseOver()) {
      transition(SessionState.IDLE);
    }
    return state() == SessionState.IDLE;
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

  final void watchIdleness(long now) {
    long again = idleness.watch(now);
    if (idleness.isResting()) {
      rest();
    } else if (again != Long.MAX_VALUE) {
      wakeAt(again);
    }
  }

  /** The connection is left, and nothing is in flight on it. */
  private void rest() {
    leave();
    ConnectionLine line = pipeline.lines().connection();
    if (line != null) {
      line.forget();
    }
  }

  private void leave() {
    outage.endIfStable();
    hangUp();
    transition(SessionState.IDLE);
  }
}
