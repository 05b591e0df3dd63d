package io.rcon.internal.command;

import io.rcon.RconException.Delivery;
import io.rcon.Refusal;
import io.rcon.RefusalText;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.Lines;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.support.Survived;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands that a server refused in words, and so did not run: each fails so, or is written again
 * once. Event loop only.
 */
final class RefusedCommands {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /** The commands of a session. */
  interface Owner {
    /** A command goes back to the queue. */
    void requeue(Exchange exchange);

    /** Nothing is written for a while. */
    void pause(long nanos);

    /** More may be written. */
    void free();
  }

  private final PipelineOwner owner;
  private final Lines lines;
  private final Completions completions;
  private final Owner commands;
  private boolean refusedOnce;

  RefusedCommands(PipelineOwner owner, Lines lines, Completions completions, Owner commands) {
    this.owner = owner;
    this.lines = lines;
    this.completions = completions;
    this.commands = commands;
  }

  /** One command was refused, for the password or for the pace. */
  void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason) {
    if (refusal.meaning() == Refusal.PACE) {
      // The words are about the pace alone, and the next ones would be silence.
      commands.pause(refusal.pause().toNanos());
      lines.paced();
      String told = reason + "; it was asked too often and is left alone for ";
      Failure why = Failure.overloaded(told + refusal.pause().toSeconds() + " s");
      completions.fail(exchange, why, ofRefused(exchange));
    } else if (refusedOnce) {
      owner.loginRefused(reason);
      completions.fail(exchange, Failure.refused(reason), Delivery.ANSWERED);
      return;
    } else if (exchange.isAbandoned() || owner.isClosing()) {
      completions.fail(exchange, Failure.closed(reason), Delivery.ANSWERED);
      commands.pause(refusal.pause().toNanos());
    } else {
      refusedOnce = true;
      // It was refused in words, so it did not run, and may be sent again.
      commands.pause(refusal.pause().toNanos());
      commands.requeue(exchange);
    }
    commands.free();
  }

  /** One refusal of two requests may be the marker's, after a change of the password. */
  private Delivery ofRefused(Exchange exchange) {
    try {
      boolean marked = exchange.command().isExactEnd() && lines.requests(exchange) > 1;
      return marked ? Delivery.UNKNOWN : Delivery.ANSWERED;
    } catch (Throwable e) {
      Survived.log(log, e, "a mechanism failed to say how many requests a command takes");
      return Delivery.UNKNOWN;
    }
  }

  /** The password of the session was refused, in answer to these. */
  void loginRefused(List<Exchange> answered, String reason) {
    owner.loginRefused(reason);
    for (Exchange exchange : answered) {
      completions.fail(exchange, Failure.refused(reason), ofRefused(exchange));
    }
    owner.becameIdle();
  }

  /** The login was forgotten, and these were refused for it. */
  void unrun(List<Exchange> exchanges, String reason) {
    for (Exchange exchange : exchanges) {
      if (exchange.attempts() > 1 || exchange.isAbandoned() || owner.isClosing()) {
        completions.fail(exchange, Failure.refused(reason), Delivery.ANSWERED);
      } else {
        commands.requeue(exchange);
      }
    }
    owner.becameIdle();
  }
}
