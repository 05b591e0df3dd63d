package io.rcon.internal.line;

import io.rcon.Server;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
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
  /** Null while nothing puts the order of commands and answers in doubt. */
  private @Nullable LineOrder order;

  private @Nullable InFlightCommands line;

  /** The last one, from its end until its commands are taken. */
  private @Nullable InFlightCommands ended;

  /** While the login on this line is not over. */
  private @Nullable LoginListener login;

  private boolean closedByPeer;

  ConnectionLine(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, LinesListener listener) {
    super(context, server, mechanism, wire, listener);
  }

  // ---- the connection

  /** A dial went well: a new line, whose login somebody waits for. {@return false for none} */
  public boolean open(LoginListener waiting) {
    InFlightCommands fresh =
        new InFlightCommands(this, context.loop(), server, setting.converse(), context.memory());
    Line opened = wire.open(fresh);
    if (opened == null) {
      return false;
    }
    // A session that went idle may have left its last line while nothing could be written on it.
    reopen();
    ended = null;
    fresh.opened(opened);
    line = fresh;
    login = waiting;
    fresh.begin();
    return true;
  }

  /** Over UDP: how long the pair of server and local port rests after the line. */
  private Duration rest() {
    return setting.isOrdered() ? Duration.ZERO : server.dialect().rests().afterTimeout();
  }

  /** Begins to log in. {@return false if there is no login to begin} */
  public boolean logIn() {
    return line == null || line.login();
  }

  @Override
  public ConnectionLine connection() {
    return this;
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
        line.retire(rest());
        wire.loginUnanswered();
      }
    }
    line = null;
    login = null;
    reopen();
    setting.forgetAlarm();
  }

  /** Nothing was in flight on the connection that was given up. */
  public void forget() {
    if (ended != null) {
      ended.retire(rest());
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
    return order == null || !order.isShut();
  }

  @Override
  public @Nullable InFlightCommands acquire() {
    return line;
  }

  @Override
  long askAt(long now, long timeout) {
    return LineOrder.askAt(server.dialect(), now, timeout);
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
  public void conversationDue(long now) {
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
    LineOrder.ask(exchange, where, traffic.slowest(), now);
  }

  @Override
  String silenceSince(long since) {
    return "";
  }

  // ---- order

  @Override
  public void metSilence(Exchange exchange) {
    restoreOrder(exchange.line(), "a command met silence");
  }

  @Override
  void lost(Exchange exchange, InFlight where) {
    restoreOrder(where, "an answer was given up");
  }

  private void restoreOrder(@Nullable InFlight where, String why) {
    if (line != null && where == line) {
      if (order == null) {
        order = new LineOrder(context.loop(), server.dialect(), listener, setting.isOrdered());
      }
      order.restore(line, traffic.silences(), setting.timeoutNanos(), why);
    }
  }

  /** The order is restored, or no longer matters. */
  private void reopen() {
    if (order != null) {
      order.reopen();
      order = null;
    }
  }

  @Override
  public void aligned(InFlight where) {
    if (where == line) {
      reopen();
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
    List<Exchange> open = last == null ? new ArrayList<>() : last.retire(rest());
    closedByPeer = last != null && last.isClosedByPeer();
    return open;
  }

  // ---- what the line is told

  @Override
  public void loggedIn(InFlight where) {
    if (where == line && login != null) {
      login.loggedIn();
    }
  }

  @Override
  public void refused(InFlight where, String reason) {
    if (login != null) {
      login.refused(reason);
    } else {
      listener.refused(List.of(), reason);
    }
  }

  @Override
  public void loginLost(InFlight where, String reason) {
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
  void failed(InFlight where, Failure why) {
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
  public void closed(InFlight where, String reason) {
    if (where != line) {
      return;
    }
    LoginListener waiting = login;
    listener.survive(
        waiting == null ? () -> listener.connectionClosed(reason) : () -> waiting.closed(reason));
  }
}
