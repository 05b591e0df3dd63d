package io.rcon.internal.command;

import io.rcon.Command;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.line.Lines;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import java.util.List;
import java.util.Objects;

/**
 * The way of one session's commands: from the queue, at the server's pace, to a line, and from
 * there to their ends or back to the queue. Event loop only.
 */
public final class CommandPipeline extends LostCommands
    implements CommandIntake.Pipeline, PacedDispatch.Target {
  private final CommandIntake intake;
  private final PacedDispatch paced;

  /**
   * Makes the way of commands of a session that has no connection yet.
   *
   * @param context what its loop's sessions share
   * @param server the server
   * @param mechanism what its conversations are
   * @param wire the way to the server
   * @param owner the session
   */
  public CommandPipeline(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, PipelineOwner owner) {
    super(context, server, mechanism, wire, owner);
    paced = new PacedDispatch(context, queue, this);
    intake = new CommandIntake(context, mechanism, owner, this, queue, completions);
  }

  // ---- out

  @Override
  public void dispatch() {
    paced.dispatch();
  }

  @Override
  public boolean mayWrite() {
    boolean open = owner.state() == SessionState.READY && lines.isOpen();
    boolean stops = expectedClose() != null;
    return open && !stops && lines.inFlight() < server().dialect().depth();
  }

  @Override
  public int requests(Exchange exchange) {
    return lines.requests(exchange);
  }

  @Override
  public boolean write(Exchange first, int requests) {
    InFlightCommands line = lines.acquire();
    if (line == null) {
      return false;
    }
    queue.poll();
    if (!write(first, line, requests)) {
      queue.addFirst(first);
      return false;
    }
    return true;
  }

  /** False if it has to wait until another one has ended. */
  private boolean write(Exchange exchange, InFlightCommands line, int requests) {
    try {
      if (!lines.write(exchange, line)) {
        return false;
      }
    } catch (Throwable e) {
      // A mechanism that cannot encode what it let pass: this command fails, the others go on.
      boolean left = line.hasSent();
      paced.take(left ? requests : 0);
      notWritten(exchange, line, left, e);
      return true;
    }
    paced.wrote(requests, !paced.isPaced() || line.hasLeft(exchange));
    if (exchange.command().isExpectClose()) {
      expectedClose = ExpectedClose.of(context, lines, owner, this, exchange, expectedClose);
    }
    wakeAt(exchange.dueAt());
    completions.sent(exchange);
    return true;
  }

  /** A part of it may have left before, and its answer comes then. */
  private void notWritten(Exchange exchange, InFlightCommands line, boolean left, Throwable e) {
    lines.notWritten(line, left);
    failThrown(exchange, left ? Delivery.UNKNOWN : Delivery.NOT_SENT, e);
    if (left && isConnected()) {
      owner.connectionUseless(Failure.threw(e));
    }
  }

  @Override
  public void writeCheck(Exchange exchange, String command) {
    given(exchange, command);
    InFlightCommands line = lines.acquire();
    if (line != null && !write(exchange, line, 1)) {
      failThrown(
          exchange, Delivery.NOT_SENT, new IllegalStateException("no number is free for a check"));
    }
  }

  /** The engine's own command, which nobody waits for. */
  private void given(Exchange exchange, String command) {
    exchange.given(Command.of(command), null, context.loop().now(), Long.MAX_VALUE);
  }

  /** Sends a command that only keeps the connection alive. */
  public void keepAlive() {
    if (lines.keepAlive()) {
      return;
    }
    Exchange exchange = new Exchange();
    given(exchange, server().dialect().keepAliveCommand());
    queue.add(exchange);
    dispatch();
  }

  // ---- pace

  @Override
  public boolean takePace() {
    return paced.takeForQuery();
  }

  @Override
  public long takePace(Exchange exchange, int requests) {
    return paced.takeToLeave(exchange, requests);
  }

  /**
   * Takes one request for a query behind the commands.
   *
   * @return 0 if it may be sent now, else how long to wait
   */
  public long takePaceBehind() {
    return paced.takeBehind(owner.state() == SessionState.READY);
  }

  @Override
  public void pause(long nanos) {
    paced.pause(nanos);
  }

  /** {@return when the server will have forgotten all that was sent, by the loop's time} */
  public long pacedUntil() {
    return paced.fullAt();
  }

  /**
   * Another session with the same server has made use of its pace.
   *
   * @param fullAt when the server will have forgotten what was sent
   */
  public void pacedUntil(long fullAt) {
    paced.notFullBefore(fullAt);
  }

  // ---- what the session is told

  @Override
  public void connectionClosed(String reason) {
    owner.connectionClosed(reason);
  }

  @Override
  public void connectionUseless(Failure why) {
    owner.connectionUseless(why);
  }

  @Override
  public void survive(Runnable step) {
    owner.survive(step);
  }

  // ---- time

  @Override
  void addDue(long now, List<Exchange> due) {
    queue.addDue(now, due);
    lines.addDue(now, due);
    if (proof != null) {
      proof.addDue(now, due);
    }
  }

  @Override
  long nextDueAt() {
    long next = Math.min(queue.nextDueAt(), lines.nextDueAt());
    return proof == null ? next : Math.min(next, proof.nextDueAt());
  }

  @Override
  void due(Exchange exchange, long now) {
    // The steps that follow must not see an earlier time than the deadline.
    context.loop().batchDone();
    switch (exchange.state()) {
      case QUEUED -> expire(exchange);
      case UNDER_WAY -> lines.due(exchange, now);
      case HELD -> Objects.requireNonNull(proof).outOfTime(exchange);
      default -> {}
    }
  }

  @Override
  public void expire(Exchange queued) {
    intake.expireQueued(queued);
  }

  @Override
  public boolean takesBack(Exchange exchange) {
    return lines.takeBack(exchange);
  }

  @Override
  void boundWaiting(Exchange exchange) {
    intake.boundWaiting(exchange);
  }

  // ---- seen from above

  /**
   * The session is ready, and is to say so before {@link #dispatch}.
   *
   * @param now the loop's time
   * @param loginNanos how long its login took; 0 where there was none
   */
  public void ready(long now, long loginNanos) {
    lines.ready(now, loginNanos);
    ExpectedClose close = expectedClose();
    if (close != null) {
      close.loggedIn();
    }
  }

  /** Another dial begins. */
  public void dialing() {
    ExpectedClose close = expectedClose();
    if (close != null) {
      close.dialing();
    }
  }

  /** {@return the lines that the commands are written on} */
  public Lines lines() {
    return lines;
  }

  /** {@return what callers give} */
  public CommandIntake intake() {
    return intake;
  }

  /** {@return whether a command is to stop the server, and it is not known whether it did} */
  public boolean expectsClose() {
    return expectedClose() != null;
  }

  /** {@return whether no command waits, is in flight or is held} */
  public boolean isIdle() {
    boolean held = expectedClose() != null || (proof != null && !proof.isEmpty());
    return queue.isEmpty() && lines.inFlight() == 0 && !held;
  }

  /** {@return whether commands are in flight to a server that has answered none yet} */
  public boolean isNeverAnswered() {
    return lines.inFlight() > 0 && lastElapsed() < 0;
  }

  /** {@return the time of the last answer in nanoseconds, -1 before it; any thread} */
  public long lastElapsed() {
    return completions.lastElapsed();
  }

  /** {@return how many commands wait; any thread, then perhaps a moment old} */
  public int queued() {
    return queue.size();
  }
}
