package io.rcon.internal.session;

import io.rcon.RconException.Unreachable.Step;
import io.rcon.RconOptions;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.command.CommandPipeline;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: its password files, its turn, its dial, and then a {@link LoginAttempt}.
 * It ends with READY or with a setback, and the session keeps it no longer. Event loop only.
 */
final class Connector implements Wire.Dial, DialGovernor.Dialer {
  private final SessionContext context;
  private final Server server;
  private final Wire wire;
  private final CommandPipeline pipeline;
  private final Outage outage;
  private final ConnectorOwner owner;
  private @Nullable DialPlace place;
  private boolean readingPassword;

  /** On the connection that stands; null before. */
  private @Nullable LoginAttempt login;

  /** At how many addresses the login was closed. */
  private int closedElsewhere;

  /** When the dial began that is in progress. */
  private long dialedAt;

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
    if (owner.hasLogin() || pipeline.lines().connection() != null) {
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
    login = null;
    owner.survive(owner::giveUpConnection);
    owner.transition(SessionState.CONNECTING);
  }

  private void dial() {
    dialedAt = now();
    pipeline.dialing();
    owner.wakeAt(dialedAt + options().connectTimeout().toNanos());
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
    context.shared().listener().connected(server, now - dialedAt);
    ConnectionLine line = pipeline.lines().connection();
    if (line != null) {
      LoginAttempt fresh = new LoginAttempt(context, server, wire, line, outage, owner, this);
      login = fresh;
      fresh.begin(now);
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

  /**
   * The connection was closed during the login: what accepted it may not be the server, which may
   * be at another address of its name.
   *
   * @return false if there is none that this attempt has not tried
   */
  boolean goesOnElsewhere() {
    if (closedElsewhere >= wire.otherAddresses()) {
      return false;
    }
    closedElsewhere++;
    login = null;
    owner.giveUpConnection();
    owner.transition(SessionState.CONNECTING);
    dial();
    return true;
  }

  /** The session itself waits: that is not the server's slowness. */
  void waitsItself(long nanos) {
    if (place != null) {
      place.waitsItself(nanos);
    }
  }

  // ---- time

  /** The step has taken too long. */
  void overdue() {
    if (login != null) {
      login.overdue();
    } else {
      owner.connectFailed(noDial(), false);
    }
  }

  private Failure noDial() {
    long timeout = options().connectTimeout().toMillis();
    if (readingPassword) {
      return Failure.unreachable("the password file was not read within " + timeout + " ms");
    }
    Wire.Progress progress = wire.progress();
    return Failure.unreachable(progress.step(), progress.waitsFor() + " within " + timeout + " ms");
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
