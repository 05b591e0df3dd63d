package io.rcon.internal.line;

import io.rcon.Dialect.Rests;
import io.rcon.EndRule;
import io.rcon.RconException.Delivery;
import io.rcon.RefusalText;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Wire;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands in flight off their lines: each is counted off and gives its line back, and the
 * commands of the session are told. Event loop only.
 */
abstract class LineEnds extends WatchedLines {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  LineEnds(LoopContext context, Server server, Wire wire, LinesListener listener) {
    super(context, server, wire, listener);
  }

  /**
   * Gives back the line that an exchange had for itself, if it had one.
   *
   * @param exchange no longer in flight
   * @param rest how long its pair of server and port rests
   */
  public abstract void release(Exchange exchange, Duration rest);

  /** An answer was given up. */
  abstract void lost(Exchange exchange, InFlight line);

  /** The line is of no more use. */
  abstract void failed(InFlight line, Failure why);

  @Override
  public void wakeAt(long at) {
    listener.wakeAt(at);
  }

  @Override
  public void ended(Exchange exchange, Reply came) {
    assert context.loop().inEventLoop();
    Reply reply = doubted(came);
    removed(exchange);
    Rests rests = server.dialect().rests();
    release(exchange, reply.end() == EndRule.QUIET_TIME ? rests.afterQuiet() : rests.afterEnd());
    listener.ended(exchange, reply);
  }

  @Override
  public void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason) {
    removed(exchange);
    release(exchange, server.dialect().rests().afterEnd());
    listener.refusedOrPaced(exchange, refusal, reason);
  }

  @Override
  public void unsent(Exchange exchange, String reason) {
    removed(exchange);
    release(exchange, Duration.ZERO);
    listener.failed(exchange, Failure.disconnected(reason), Delivery.NOT_SENT);
    listener.free();
  }

  @Override
  public void violated(InFlight line, String reason) {
    failed(line, Failure.violation(reason));
  }

  /** Its answer had come, and could not be made a reply of. */
  @Override
  public void notDecoded(Exchange exchange, Throwable thrown) {
    removed(exchange);
    release(exchange, server.dialect().rests().afterQuiet());
    log(thrown, "an error in the way of a command, which fails; the others go on");
    listener.failed(exchange, Failure.threw(thrown), Delivery.UNKNOWN);
    listener.free();
  }

  /** Later pieces of its answer are late, or the order on its line is lost. */
  @Override
  public void gaveUp(Exchange exchange, InFlight line, String why) {
    removed(exchange);
    try {
      lost(exchange, line);
    } finally {
      listener.failed(exchange, Failure.overloaded(why), Delivery.UNKNOWN);
    }
    listener.free();
  }

  @Override
  public void gaveUp(InFlight line, String why) {
    failed(line, Failure.overloaded(why));
  }

  /** Nothing that is in flight there can be trusted any more. */
  @Override
  public void threw(InFlight line, Throwable thrown) {
    log(thrown, "an error while frames were read; the commands in flight on this line fail");
    listener.survive(() -> failed(line, Failure.threw(thrown)));
  }

  private void log(Throwable thrown, String what) {
    context.loop().errors().log(log, thrown, server.name(), what);
  }
}
