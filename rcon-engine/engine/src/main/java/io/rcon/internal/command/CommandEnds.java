package io.rcon.internal.command;

import io.rcon.RconEvent;
import io.rcon.RconException.Delivery;
import io.rcon.RefusalText;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.line.Lines;
import io.rcon.internal.line.LinesListener;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.support.DeadlineWheel;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the commands of a session: each once, with its answer or a failure, unless it goes back to
 * the queue where that is safe. Event loop only.
 */
abstract class CommandEnds extends ExchangeTimes
    implements LinesListener, LoginProof.Owner, ExpectedClose.Owner, RefusedCommands.Owner {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");
  private static final int MAX_ATTEMPTS = 3;

  final PipelineOwner owner;
  final LoopContext context;
  final Lines lines;
  final ExchangeQueue queue = new ExchangeQueue();
  final Completions completions;
  final @Nullable LoginProof proof;

  @Nullable ExpectedClose expectedClose;

  /** Since a command was refused, until another one is answered. */
  private @Nullable RefusedCommands refused;

  CommandEnds(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, PipelineOwner owner) {
    this.owner = owner;
    this.context = context;
    completions = new Completions(context, server);
    lines = Lines.of(context, server, mechanism, wire, this);
    proof = LoginProof.of(this, server.dialect());
  }

  @Override
  final DeadlineWheel wheel() {
    return context.loop().wheel();
  }

  /** Writes whatever may be written now. */
  abstract void dispatch();

  /** A command goes back to the queue: its wait is bounded as that of a new one. */
  abstract void boundWaiting(Exchange exchange);

  @Override
  public void ended(Exchange exchange, Reply reply) {
    // The password is right.
    refused = null;
    try {
      ExpectedClose close = expectedClose();
      if (close != null && close.isOf(exchange)) {
        close.answered(reply, proof);
      } else {
        end(exchange, reply);
      }
    } catch (Throwable e) {
      threw(exchange, e);
    }
    owner.answered();
    free();
  }

  final void end(Exchange exchange, Reply reply) {
    if (proof == null || !proof.holds(exchange, reply)) {
      complete(exchange, reply);
      if (exchange.state() == Exchange.State.DONE) {
        context.exchanges().giveBack(exchange);
      }
    }
  }

  @Override
  public void complete(Exchange exchange, Reply reply) {
    completions.saidIn(exchange, reply, owner);
    completions.complete(exchange, reply);
  }

  @Override
  public void timedOut(Exchange exchange, Failure why, Delivery delivery) {
    ExpectedClose close = expectedClose();
    if (close != null && close.isOf(exchange)) {
      close.timedOut();
      return;
    }
    // The order first: a caller who is told of the end may give the next command at once.
    try {
      lines.metSilence(exchange);
    } finally {
      if (exchange.isInternal()) {
        failed(exchange, why, Delivery.UNKNOWN);
      } else {
        failOrRepeat(exchange, why, delivery);
      }
    }
    free();
  }

  @Override
  public void failed(Exchange exchange, Failure why, Delivery delivery) {
    completions.fail(exchange, why, delivery);
    if (exchange.isInternal() && proof != null) {
      proof.checkTimedOut(exchange);
    }
  }

  /** Fails what was written, or queues it again where the caller said that repeating is safe. */
  @Override
  public void failOrRepeat(Exchange exchange, Failure why, Delivery delivery) {
    boolean again =
        exchange.command().isSafeToRepeat()
            && exchange.attempts() < MAX_ATTEMPTS
            && !exchange.isAbandoned()
            && !exchange.isBeyondWithin(context.loop().now())
            && !owner.isClosing();
    if (again) {
      exchange.repeated(server().dialect().charset());
      requeue(exchange);
      owner.connectIfIdle();
    } else {
      completions.fail(exchange, why, delivery);
    }
  }

  @Override
  public void requeue(Exchange exchange) {
    exchange.requeued();
    boundWaiting(exchange);
    queue.addFirst(exchange);
    wakeAt(exchange.dueAt());
  }

  private RefusedCommands refused() {
    if (refused == null) {
      refused = new RefusedCommands(owner, lines, completions, this);
    }
    return refused;
  }

  @Override
  public void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason) {
    refused().refusedOrPaced(exchange, refusal, reason);
  }

  @Override
  public void unrun(List<Exchange> exchanges, String reason) {
    refused().unrun(exchanges, reason);
  }

  @Override
  public void refused(List<Exchange> answered, String reason) {
    refused().loginRefused(answered, reason);
  }

  @Override
  public void portClosed(Exchange exchange, String reason) {
    try {
      owner.serverGone(reason);
    } finally {
      completions.fail(exchange, Failure.unreachable(reason), Delivery.UNKNOWN);
    }
  }

  /** It ends, wherever it is. */
  @Override
  public void threw(Exchange exchange, Throwable thrown) {
    boolean queued = exchange.state() == Exchange.State.QUEUED;
    queue.remove(exchange);
    lines.takeOff(exchange, "an error ended a command that was sent");
    if (proof != null) {
      proof.letGo(exchange);
    }
    failThrown(exchange, queued ? Delivery.NOT_SENT : Delivery.UNKNOWN, thrown);
    owner.becameIdle();
  }

  /** Something was thrown in its way: it ends, if it has not. */
  final void failThrown(Exchange exchange, Delivery delivery, Throwable thrown) {
    context
        .loop()
        .errors()
        .log(log, thrown, server().name(), "a command fails by an error; others go on");
    if (exchange.state() != Exchange.State.DONE) {
      completions.fail(exchange, Failure.threw(thrown), delivery);
    }
  }

  /** {@return the server; any thread} */
  public final Server server() {
    return lines.server();
  }

  // ---- the server that is to stop

  /** {@return what is to stop the server, until it is known and nothing of it is kept} */
  @Nullable ExpectedClose expectedClose() {
    expectedClose = expectedClose != null && expectedClose.isPending() ? expectedClose : null;
    return expectedClose;
  }

  @Override
  public boolean isConnected() {
    return lines.isConnected();
  }

  @Override
  public void said(String text, @Nullable RconEvent known) {
    owner.said(text, known);
  }

  @Override
  public void decided() {
    expectedClose(); // Lets go of it, its answer and its line.
    free();
  }

  @Override
  public void free() {
    dispatch();
    owner.becameIdle();
  }
}
