package io.rcon.internal.session;

import io.rcon.RconException.Unreachable.Step;
import io.rcon.RconOptions;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.command.CommandPipeline;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.line.LoginListener;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect and to log in. It ends with READY or with a setback, and the session keeps
 * it no longer. Event loop only.
 */
final class Connector implements Wire.Dial, DialGovernor.Dialer, LoginListener {
  private static final String FRONT =
      " before the password was sent: the game is away behind what accepts its connections (a"
          + " tunnel, a proxy, a forwarded port), or the server bans or limits this address";

  private final SessionContext context;
  private final Server server;
  private final Wire wire;
  private final CommandPipeline pipeline;
  private final Outage outage;
  private final ConnectorOwner owner;
  private @Nullable DialPlace place;
  private boolean readingPassword;

  /** Whether the line is there and the password is still to be sent. */
  private boolean holdsPassword;

  /** At how many addresses the login was closed. */
  private int closedElsewhere;

  /** When the step began that is in progress: the dial, or the login. */
  private long stepAt;

  Connector(
      SessionContext context,
      Server server,
      Wire wire,
      CommandPipeline pipeline,
      Outage outage,
      ConnectorOwner owner) {
    this.context = context;
    this.server = server;
    this.wire = wire;
    this.pipeline = pipeline;
    this.outage = outage;
    this.owner = owner;
  }

  private RconOptions options() {
    return context.shared().options();
  }

  private long now() {
    return context.loop().now();
  }

  private boolean isUnderWay() {
    return owner.isCurrent(this);
  }

  // ---- the dial

  void begin() {
    owner.transition(SessionState.CONNECTING);
    if (PasswordFiles.has(server)) {
      readingPassword = true;
      owner.wakeAt(now() + options().connectTimeout().toNanos());
      PasswordFiles.readAgain(
          server, problem -> context.loop().onLoop(() -> passwordRead(problem)));
    } else {
      ask();
    }
  }

  private void passwordRead(@Nullable String problem) {
    if (!isUnderWay()) {
      return;
    }
    readingPassword = false;
    owner.cancelWake();
    owner.survive(() -> {
      if (problem == null) {
        ask();
      } else {
        owner.connectFailed(Failure.unreachable(problem), true);
      }
    });
  }

  private void ask() {
    if (owner.hasLogin() || pipeline.connection() != null) {
      context.governor().ask(this);
    } else {
      owner.survive(this::dial);
    }
  }

  @Override
  public boolean dialGranted(DialPlace granted) {
    if (!isUnderWay()) {
      return false;
    }
    place = granted;
    owner.survive(this::dial);
    return true;
  }

  @Override
  public boolean failedLastTime() {
    return outage.isFailing();
  }

  @Override
  public void displaced() {
    place = null;
    holdsPassword = false;
    owner.survive(owner::giveUpConnection);
    owner.transition(SessionState.CONNECTING);
  }

  private void dial() {
    stepAt = now();
    pipeline.dialing();
    owner.wakeAt(stepAt + options().connectTimeout().toNanos());
    wire.dial(this);
  }

  @Override
  public void dialed() {
    owner.survive(this::connected);
  }

  private void connected() {
    if (place != null) {
      place.connected();
    }
    long now = now();
    context.shared().listener().connected(server, now - stepAt);
    ConnectionLine line = pipeline.connection();
    if (line != null) {
      logIn(line, now);
    } else if (outage.isFailing() && pipeline.takePace()) {
      // The question has a bound of its own. Were the attempt given up before, the next one would
      // begin with the same question, and who answers none would never be ready again.
      owner.cancelWake();
      wire.explainSilence(this::explained);
    } else {
      owner.ready(0);
    }
  }

  @Override
  public boolean mayAsk() {
    owner.cancelWake();
    return pipeline.takePace();
  }

  /** Over UDP, after an outage: a port that can be sent to says nothing of the server. */
  private void explained(Wire.Silence silence) {
    if (!isUnderWay()) {
      return;
    }
    owner.survive(() -> {
      if (silence == Wire.Silence.CLOSED_PORT) {
        String at = wire.at();
        wire.silent(Integer.MAX_VALUE, now(), pipeline::takePace);
        owner.connectFailed(Failure.unreachable("nothing listens at the port" + at), true);
      } else {
        owner.ready(0);
      }
    });
  }

  /** In TLS 1.3 that can be told when the attempt has already ended well. */
  @Override
  public void failed(Step step, String reason) {
    Failure why = Failure.unreachable(step, reason);
    boolean connected = pipeline.isConnected();
    owner.survive(() -> {
      if (owner.state() == SessionState.READY && connected) {
        owner.connectionUseless(why);
      } else {
        owner.connectFailed(why, true);
      }
    });
  }

  // ---- the login

  private void logIn(ConnectionLine line, long now) {
    if (!line.open(this)) {
      owner.connectFailed(Failure.unreachable("no line"), true);
      return;
    }
    stepAt = now;
    owner.transition(SessionState.LOGGING_IN);
    if (outage.closedLogins().holdPassword()) {
      holdsPassword = true;
      owner.wakeAt(now + ClosedLogins.HOLD);
      if (place != null) {
        // That is not the server's slowness.
        place.waitsItself(ClosedLogins.HOLD);
      }
    } else {
      sendPassword(line, now);
    }
  }

  private void sendPassword(ConnectionLine line, long now) {
    holdsPassword = false;
    stepAt = now;
    owner.wakeAt(now + options().loginTimeout().toNanos());
    if (!owner.hasLogin() || !line.logIn()) {
      owner.ready(0);
    }
  }

  @Override
  public void loggedIn() {
    if (isUnderWay()) {
      long took = now() - stepAt;
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
      if (!goesOnElsewhere()) {
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
    } else if (!outage.closedLogins().isFirst() || !goesOnElsewhere()) {
      owner.connectFailed(Failure.disconnected(told), true);
    }
  }

  /**
   * The connection was closed during the login: what accepted it may not be the server, which may
   * be at another address of its name.
   *
   * @return false if there is none that this attempt has not tried
   */
  private boolean goesOnElsewhere() {
    if (closedElsewhere >= wire.otherAddresses()) {
      return false;
    }
    closedElsewhere++;
    holdsPassword = false;
    owner.giveUpConnection();
    owner.transition(SessionState.CONNECTING);
    dial();
    return true;
  }

  @Override
  public void failed(Failure why) {
    owner.connectFailed(why, true);
  }

  // ---- time

  /** The step has taken too long, or the password has waited long enough. */
  void overdue() {
    ConnectionLine line = pipeline.connection();
    if (holdsPassword && line != null) {
      sendPassword(line, now());
      return;
    }
    owner.connectFailed(owner.state() == SessionState.CONNECTING ? noDial() : noLogin(), false);
  }

  private Failure noDial() {
    long timeout = options().connectTimeout().toMillis();
    if (readingPassword) {
      return Failure.unreachable("the password file was not read within " + timeout + " ms");
    }
    Wire.Progress progress = wire.progress();
    return Failure.unreachable(progress.step(), progress.waitsFor() + " within " + timeout + " ms");
  }

  private Failure noLogin() {
    return Failure.timedOut(
        "connected, but no answer to the login within "
            + options().loginTimeout().toMillis()
            + " ms"
            + wire.at()
            + ": not RCON, or a server that meets a wrong password with silence"
            + LikelyMistake.ofPort(server));
  }

  /** It is over, well or not: another session's dial may begin. */
  void ended(boolean well) {
    DialPlace held = place;
    place = null;
    if (held != null) {
      held.giveBack(well);
    }
  }
}
