package io.rcon.internal.line;

import io.rcon.Ending.Probe;
import io.rcon.Server;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.Carrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line of a connection, which all commands of its session share. Each dial brings another, with
 * commands in flight of its own.
 *
 * <p>On a game that reads frame by frame and mirrors ids, a silence has failed one command and that
 * is all. Otherwise its frame may still be unread, so the line is shut until the server has given a
 * sign, or given up for a new connection. Event loop only.
 */
public final class ConnectionLine extends Lines {
  private static final long ASK_AT_MOST = Duration.ofSeconds(1).toNanos();

  private final LineOrder order;

  /** Over UDP: how long the pair of server and local port rests after the line. */
  private final Duration rest;

  private @Nullable InFlightCommands line;

  /** The last one, from its end until its commands are taken. */
  private @Nullable InFlightCommands ended;

  /** While the login on this line is not over. */
  private @Nullable LoginListener login;

  private boolean closedByPeer;

  ConnectionLine(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, LinesListener listener) {
    super(context, server, mechanism, wire, listener);
    boolean ordered = mechanism.carrier() instanceof Carrier.Stream;
    order = new LineOrder(context.loop(), server.dialect(), listener, ordered);
    rest = ordered ? Duration.ZERO : server.dialect().rests().afterTimeout();
  }

  // ---- the connection

  /**
   * A dial went well: a new line.
   *
   * @param waiting waits for the end of the login
   * @return false if there is none
   */
  public boolean open(LoginListener waiting) {
    InFlightCommands fresh = newLine();
    Line opened = wire.open(fresh);
    if (opened == null) {
      return false;
    }
    // A session that went idle may have left its last line while nothing could be written on it.
    order.reopen();
    ended = null;
    fresh.opened(opened);
    line = fresh;
    login = waiting;
    return true;
  }

  /** Begins to log in. {@return false if there is no login to begin} */
  public boolean logIn() {
    return line == null || line.login();
  }

  @Override
  public boolean isConnected() {
    return line != null;
  }

  /** The connection is given up; what was in flight on it waits for {@link #takeOpen}. */
  public void hangUp() {
    if (line != null) {
      line.hungUp();
      forget();
      // During a login nothing is in flight.
      ended = login == null ? line : null;
      if (login != null) {
        line.retire(rest);
      }
    }
    line = null;
    login = null;
    order.reopen();
    setting.forgetAlarm();
  }

  /** Nothing was in flight on the connection that was given up. */
  public void forget() {
    if (ended != null) {
      ended.retire(rest);
    }
    ended = null;
  }

  /** {@return whether the server, or the network, ended the line of the last {@link #takeOpen}} */
  public boolean wasClosedByPeer() {
    return closedByPeer;
  }

  @Override
  public void ready(long now, long loginNanos) {
    super.ready(now, loginNanos);
    login = null;
  }

  // ---- out

  @Override
  public boolean isOpen() {
    return !order.isShut();
  }

  @Override
  public @Nullable InFlightCommands acquire() {
    return line;
  }

  /**
   * When to ask why a server is silent: before the caller's patience ends, where silence may be an
   * empty answer, and not before the server has surely read the command.
   */
  @Override
  long askAt(long now, long timeout) {
    boolean probes = server.dialect().ending().probe() == Probe.AFTER_FIRST_OR_SILENCE;
    return probes && timeout > ASK_AT_MOST ? now + ASK_AT_MOST : Long.MAX_VALUE;
  }

  @Override
  public void notWritten(InFlightCommands where, boolean sent) {}

  @Override
  public boolean keepAlive() {
    return line != null && line.keepAlive();
  }

  // ---- time

  @Override
  public void addDue(long now, List<Exchange> due) {
    if (line != null) {
      line.addDue(now, due);
    }
  }

  @Override
  public long nextDueAt() {
    return line == null ? Long.MAX_VALUE : line.nextDueAt();
  }

  @Override
  void conversationDue(long now) {
    InFlightCommands open = line;
    if (open != null) {
      listener.survive(() -> open.due(now));
    }
  }

  @Override
  void endsQuietly(InFlightCommands where) {
    if (!server.dialect().isStreamSafe() && where.awaitsSign()) {
      restoreOrder(where, "the sign that a frame was read did not come");
    }
  }

  @Override
  void ask(Exchange exchange, InFlightCommands where, long now) {
    long again = LineOrder.askAgainAt(exchange, roundTrips.slowest(), now);
    exchange.askAt(again);
    if (again == Long.MAX_VALUE) {
      where.silent(exchange);
    }
  }

  @Override
  String silenceSince(long since) {
    return "";
  }

  // ---- order

  @Override
  public void metSilence(Exchange exchange) {
    if (exchange.line() instanceof InFlightCommands where) {
      restoreOrder(where, "a command met silence");
    }
  }

  @Override
  void lost(Exchange exchange, InFlightCommands where) {
    restoreOrder(where, "an answer was given up");
  }

  private void restoreOrder(InFlightCommands where, String why) {
    if (where == line) {
      order.restore(where, lastHeard.silences(), timeoutNanos(), why);
    }
  }

  @Override
  public void aligned(InFlightCommands where) {
    if (where == line) {
      order.reopen();
      listener.free();
    }
  }

  // ---- exchanges that leave their line

  @Override
  public void release(Exchange exchange, Duration rest) {}

  @Override
  public void takeOff(Exchange exchange, @Nullable String why) {
    if (exchange.line() instanceof InFlightCommands where && where.has(exchange)) {
      where.cutFrame().take(exchange);
      where.forget(exchange);
      removed(exchange);
      if (why != null) {
        // Its frame may still be unread.
        restoreOrder(where, why);
      }
    }
  }

  @Override
  public List<Exchange> takeOpen() {
    InFlightCommands last = ended;
    ended = null;
    List<Exchange> open = last == null ? new ArrayList<>() : last.retire(rest);
    closedByPeer = last != null && last.isClosedByPeer();
    return open;
  }

  // ---- what the line is told

  @Override
  public void loggedIn(InFlightCommands where) {
    if (where == line && login != null) {
      login.loggedIn();
    }
  }

  @Override
  public void refused(InFlightCommands where, String reason) {
    if (login != null) {
      login.refused(reason);
    } else {
      listener.refused(List.of(), reason);
    }
  }

  @Override
  public void loginLost(InFlightCommands where, String reason) {
    if (where != line) {
      return;
    }
    if (server.dialect().depth() == 1) {
      List<Exchange> open = where.retire(Duration.ZERO);
      for (Exchange exchange : open) {
        where.forget(exchange);
        removed(exchange);
      }
      listener.unrun(open, reason);
    }
    listener.connectionUseless(Failure.disconnected(reason));
  }

  @Override
  void failed(InFlightCommands where, Failure why) {
    if (where != line) {
      return;
    }
    if (login != null) {
      login.failed(why);
    } else {
      listener.connectionUseless(why);
    }
  }

  @Override
  public void closed(InFlightCommands where, String reason) {
    if (where != line) {
      return;
    }
    LoginListener waiting = login;
    listener.survive(
        waiting == null ? () -> listener.connectionClosed(reason) : () -> waiting.closed(reason));
  }
}
