package io.rcon.internal.command;

import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import java.util.List;

/**
 * Ends the commands of a session when its connection fails or is lost, or when the session stops.
 * Event loop only.
 */
abstract class LostCommands extends CommandEnds {
  LostCommands(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, PipelineOwner owner) {
    super(context, server, mechanism, wire, owner);
  }

  /**
   * An attempt to connect failed: what cannot wait for another fails.
   *
   * @param why the failure
   * @param inTime whether it was told, and not given up
   */
  public void attemptFailed(Failure why, boolean inTime) {
    // During a login nothing is in flight, but when a server is gone that was in use.
    lost(lines.takeOpen(), why);
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
    lost(open, why);
    owner.becameIdle();
  }

  /** The last first, so that those that are queued again keep their order. */
  private void lost(List<Exchange> open, Failure why) {
    for (int i = open.size() - 1; i >= 0; i--) {
      lines.removed(open.get(i));
      failOrRepeat(open.get(i), why, Delivery.UNKNOWN);
    }
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
}
