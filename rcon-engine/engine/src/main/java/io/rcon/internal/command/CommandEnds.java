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
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a session's commands: each ends once, with its answer or a failure, or goes back
 * to the queue where that is safe. Event loop only.
 */
abstract class CommandEnds extends ExchangeTimes
    implements LinesListener, LoginProof.Owner, ExpectedClose.Owner, RefusedCommands.Owner {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");
  private static final int MAX_ATTEMPTS = 3;

  final PipelineOwner owner;
  final LoopContext context;
  final Server server;
  final Lines lines;
  final ExchangeQueue queue = new ExchangeQueue();
  final Completions completions;
  final @Nullable LoginProof proof;
  @Nullable ExpectedClose expectedClose;
  private final RefusedCommands refused;

  CommandEnds(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, PipelineOwner owner) {
    super(context.loop().wheel());
    this.owner = owner;
    this.context = context;
    this.server = server;
    completions = new Completions(context, server);
    lines = Lines.of(context, server, mechanism, wire, this);
    proof = LoginProof.of(this, server.dialect());
    refused = new RefusedCommands(owner, lines, completions, this);
  }

  /** Writes whatever may be written now. */
  abstract void dispatch();

  /** A command goes back to the queue: its wait is bounded as that of a new one. */
  abstract void boundWaiting(Exchange exchange);

  // ---- ends of one command

  @Override
  public void ended(Exchange exchange, Reply reply) {
    refused.answered();
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

  private void end(Exchange exchange, Reply reply) {
    if (proof == null || !proof.holds(exchange, reply)) {
      complete(exchange, reply);
      if (exchange.state() == Exchange.State.DONE) {
        context.exchanges().giveBack(exchange);
      }
    }
  }

  @Override
  public void complete(Exchange exchange, Reply reply) {
    completions.complete(exchange, reply);
  }

  @Override
  public void timedOut(Exchange exchange, Failure why) {
    ExpectedClose close = expectedClose();
    if (close != null && close.isOf(exchange)) {
      close.timedOut();
      return;
    }
    // The order first: whoever is told of the end may give the next command at once.
    try {
      lines.metSilence(exchange);
    } finally {
      if (exchange.isInternal()) {
        failed(exchange, why, Delivery.UNKNOWN);
      } else {
        failOrRepeat(exchange, why, Delivery.UNKNOWN);
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
      exchange.repeated(server.dialect().charset());
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

  @Override
  public void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason) {
    refused.refusedOrPaced(exchange, refusal, reason);
  }

  @Override
  public void unrun(List<Exchange> exchanges, String reason) {
    refused.unrun(exchanges, reason);
  }

  @Override
  public void refused(List<Exchange> answered, String reason) {
    refused.loginRefused(answered, reason);
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
        .log(log, thrown, server.name(), "a command fails by an error; others go on");
    if (exchange.state() != Exchange.State.DONE) {
      completions.fail(exchange, Failure.threw(thrown), delivery);
    }
  }

  // ---- ends of many commands

  /**
   * An attempt to connect failed: what cannot wait for another fails.
   *
   * @param why the failure
   * @param inTime whether it was told, and not given up
   */
  public void attemptFailed(Failure why, boolean inTime) {
    lines.takeOpen();
    ExpectedClose close = expectedClose();
    if (close != null) {
      close.attemptFailed(inTime);
    }
    completions.failImpatient(queue, why);
  }

  /**
   * The connection is gone: what was written may have run, what waits has the next one.
   *
   * @param why the failure
   */
  public void lineLost(Failure why) {
    List<Exchange> open = lines.takeOpen();
    ExpectedClose close = expectedClose();
    if (close != null) {
      close.lineLost(open, why);
    }
    // One may have been given up for lack of memory while its text was made.
    open.removeIf(each -> endedByClose(each) || each.state() == Exchange.State.DONE);
    if (proof != null) {
      proof.lineLost(why);
    }
    // The last first, so that those that are queued again keep their order.
    for (int i = open.size() - 1; i >= 0; i--) {
      lines.removed(open.get(i));
      failOrRepeat(open.get(i), why, Delivery.UNKNOWN);
    }
    owner.becameIdle();
  }

  /** A server that is told to stop answers and closes: what can be a whole answer is one. */
  private boolean endedByClose(Exchange exchange) {
    Reply reply = lines.endedByClose(exchange);
    if (reply != null) {
      lines.removed(exchange);
      end(exchange, reply);
    }
    return reply != null;
  }

  /**
   * Nothing that waits will be written.
   *
   * @param why the failure
   */
  public void failQueued(Failure why) {
    completions.failQueued(queue, why);
  }

  /**
   * Nothing goes on: the password was refused, or the session is closed.
   *
   * @param why the failure
   */
  public void failAll(Failure why) {
    List<Exchange> open = lines.takeOpen();
    if (proof != null) {
      proof.lineLost(why);
    }
    ExpectedClose close = expectedClose();
    if (close != null) {
      close.failHeld(why);
    }
    for (Exchange exchange : open) {
      lines.removed(exchange);
      completions.fail(exchange, why, Delivery.UNKNOWN);
    }
    failQueued(why);
    expectedClose();
    nothingIsDue();
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
