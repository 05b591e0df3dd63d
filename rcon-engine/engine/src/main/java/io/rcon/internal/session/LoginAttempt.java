package io.rcon.internal.session;

import io.rcon.RconOptions;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.line.LoginListener;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Wire;

/**
 * The login on a connection that stands: when the password is sent, and what a close before its end
 * means. Event loop only.
 */
final class LoginAttempt implements LoginListener {
  private static final String FRONT =
      " before the password was sent: the game is away behind what accepts its connections (a"
          + " tunnel, a proxy, a forwarded port), or the server bans or limits this address";

  private final SessionContext context;
  private final Server server;
  private final Wire wire;
  private final ConnectionLine line;
  private final Outage outage;
  private final ConnectorOwner owner;
  private final Connector attempt;

  /** Whether the line is there and the password is still to be sent. */
  private boolean holdsPassword;

  /** When the password was sent, or the line opened. */
  private long sentAt;

  LoginAttempt(
      SessionContext context,
      Server server,
      Wire wire,
      ConnectionLine line,
      Outage outage,
      ConnectorOwner owner,
      Connector attempt) {
    this.context = context;
    this.server = server;
    this.wire = wire;
    this.line = line;
    this.outage = outage;
    this.owner = owner;
    this.attempt = attempt;
  }

  private RconOptions options() {
    return context.shared().options();
  }

  private long now() {
    return context.loop().now();
  }

  void begin(long now) {
    sentAt = now;
    owner.transition(SessionState.LOGGING_IN);
    if (!line.open(this)) {
      owner.connectFailed(Failure.unreachable("no line"), true);
    } else if (!owner.isCurrent(attempt)) {
      return; // The bytes that came with the connection have decided.
    } else if (outage.holdPassword()) {
      holdsPassword = true;
      owner.wakeAt(now + ClosedLogins.HOLD);
      attempt.waitsItself(ClosedLogins.HOLD);
    } else {
      sendPassword(now);
    }
  }

  private void sendPassword(long now) {
    holdsPassword = false;
    sentAt = now;
    owner.wakeAt(now + options().loginTimeout().toNanos());
    if (!owner.hasLogin() || !line.logIn()) {
      owner.ready(0);
    }
  }

  @Override
  public void loggedIn() {
    if (owner.isCurrent(attempt)) {
      long took = now() - sentAt;
      context.shared().listener().loggedIn(server, took);
      owner.ready(took);
    }
  }

  @Override
  public void refused(String reason) {
    owner.loginRefused(reason);
  }

  @Override
  public void closed(String reason) {
    if (holdsPassword) {
      outage.closedLogins().beforePassword();
      if (!attempt.goesOnElsewhere()) {
        owner.connectFailed(Failure.disconnected(reason + FRONT), true);
      }
      return;
    }
    String told =
        reason
            + wire.at()
            + " during the login: banned, a limit, a wrong password, "
            + (server.tls().isPresent() ? "or not RCON" : "a port that wants TLS, or not RCON")
            + LikelyMistake.ofPort(server);
    if (outage.closedLogins().afterPassword(now())) {
      owner.loginRefused(told);
    } else if (!outage.closedLogins().isFirst() || !attempt.goesOnElsewhere()) {
      owner.connectFailed(Failure.disconnected(told), true);
    }
  }

  @Override
  public void failed(Failure why) {
    owner.connectFailed(why, true);
  }

  /** The password has waited long enough, or the server's answer has not come in time. */
  void overdue() {
    if (holdsPassword) {
      sendPassword(now());
    } else {
      owner.connectFailed(noAnswer(), false);
    }
  }

  private Failure noAnswer() {
    return Failure.timedOut(
        "connected, but no answer to the login within "
            + options().loginTimeout().toMillis()
            + " ms"
            + wire.at()
            + ": not RCON, or a server that meets a wrong password with silence"
            + LikelyMistake.ofPort(server));
  }
}
