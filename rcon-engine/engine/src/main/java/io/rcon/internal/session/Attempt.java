package io.rcon.internal.session;

import io.rcon.RconException.Unreachable.Step;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect and to log in. It ends with READY or with a setback, and the session keeps
 * it no longer. Event loop only.
 */
final class Attempt implements Wire.Dial, DialGovernor.Dialer {
  private final SessionCore core;
  private @Nullable DialPlace place;
  private boolean readingPassword;

  /** The line on which the password is still to be sent; null before and after. */
  private @Nullable InFlightCommands held;

  /** At how many addresses the login was closed. */
  private int closedElsewhere;

  /** When the step began that is under way: the dial, or the login. */
  private long stepAt;

  Attempt(SessionCore core) {
    this.core = core;
  }

  void begin() {
    core.transition(SessionState.CONNECTING);
    if (PasswordFiles.has(server())) {
      readingPassword = true;
      core.wakeAt(now() + core.context().options().connectTimeout().toNanos());
      PasswordFiles.readAgain(
          server(), problem -> core.context().loop().onLoop(() -> passwordRead(problem)));
    } else {
      ask();
    }
  }

  private void passwordRead(@Nullable String problem) {
    if (!isUnderWay()) {
      return;
    }
    readingPassword = false;
    core.context().loop().wheel().disarm(core);
    safely(() -> {
      if (problem == null) {
        ask();
      } else {
        core.setbacks().attemptFailed(Failures.unreachable(problem));
      }
    });
  }

  private void ask() {
    if (core.hasLogin() || core.isStream()) {
      core.context().governor().ask(this);
    } else {
      safely(this::dial);
    }
  }

  private void safely(Runnable step) {
    core.recovery().survive(step);
  }

  @Override
  public boolean dialGranted(DialPlace granted) {
    if (!isUnderWay()) {
      return false;
    }
    place = granted;
    safely(this::dial);
    return true;
  }

  @Override
  public boolean failedLastTime() {
    return core.outage().isFailing();
  }

  @Override
  public void displaced() {
    place = null;
    held = null;
    safely(core::giveUpConnection);
    core.transition(SessionState.CONNECTING);
  }

  /** The session waits by itself before it goes on: that is not the server's slowness. */
  void waitsItself(long nanos) {
    if (place != null) {
      place.waitsItself(nanos);
    }
  }

  private boolean isUnderWay() {
    return core.attempt() == this;
  }

  private void dial() {
    stepAt = now();
    ExpectedClose close = core.flow().expectedClose();
    if (close != null) {
      close.dialing();
    }
    core.wakeAt(stepAt + core.context().options().connectTimeout().toNanos());
    core.wire().dial(this);
  }

  @Override
  public void dialed() {
    safely(this::connected);
  }

  private void connected() {
    if (place != null) {
      place.connected();
    }
    long now = now();
    core.context().listener().connected(server(), now - stepAt);
    if (core.keepsLine()) {
      logIn(now);
    } else if (core.outage().isFailing() && core.flow().takePace()) {
      // The question has a bound of its own. Were the attempt given up before, the next one would
      // begin with the same question, and who answers none would never be ready again.
      core.context().loop().wheel().disarm(core);
      core.wire().explainSilence(this::explained);
    } else {
      core.ready(0);
    }
  }

  @Override
  public boolean mayAsk() {
    core.context().loop().wheel().disarm(core);
    return core.flow().takePace();
  }

  /** Over UDP, after an outage: a port that can be sent to says nothing of the server. */
  private void explained(Wire.Silence silence) {
    if (!isUnderWay()) {
      return;
    }
    safely(() -> {
      if (silence == Wire.Silence.CLOSED_PORT) {
        String at = core.wire().at();
        core.wire().silent(Integer.MAX_VALUE, now(), core.flow()::takePace);
        core.setbacks().attemptFailed(Failures.unreachable("nothing listens at the port" + at));
      } else {
        core.ready(0);
      }
    });
  }

  private void logIn(long now) {
    InFlightCommands fresh = core.flow().lineEvents().newLine();
    Line opened = core.wire().open(fresh);
    if (opened == null) {
      core.setbacks().attemptFailed(Failures.unreachable("no line"));
      return;
    }
    // A session that went idle may have left its last line while nothing could be written on it.
    core.flow().reopen();
    fresh.opened(opened);
    core.lineOpened(fresh);
    stepAt = now;
    core.transition(SessionState.LOGGING_IN);
    if (core.outage().closedLogins().holdPassword()) {
      held = fresh;
      core.wakeAt(now + ClosedLogins.HOLD);
      waitsItself(ClosedLogins.HOLD);
    } else {
      sendPassword(fresh, now);
    }
  }

  private void sendPassword(InFlightCommands line, long now) {
    held = null;
    stepAt = now;
    core.wakeAt(now + core.context().options().loginTimeout().toNanos());
    if (!core.hasLogin() || !line.login()) {
      core.ready(0);
    }
  }

  /**
   * The connection was closed during the login: what accepted it may not be the server, which may
   * be at another address of its name.
   *
   * @return false if there is none that this attempt has not tried
   */
  boolean goesOnElsewhere() {
    if (closedElsewhere >= core.wire().otherAddresses()) {
      return false;
    }
    closedElsewhere++;
    held = null;
    core.giveUpConnection();
    core.transition(SessionState.CONNECTING);
    dial();
    return true;
  }

  /** Whether the connection stands and nothing was sent on it yet. */
  boolean holdsPassword() {
    return held != null;
  }

  void loggedIn() {
    long took = now() - stepAt;
    core.context().listener().loggedIn(server(), took);
    core.ready(took);
  }

  /** In TLS 1.3 that can be told when the attempt has already ended well. */
  @Override
  public void failed(Step step, String reason) {
    Failures why = Failures.unreachable(step, reason);
    InFlightCommands open = core.line();
    safely(() -> {
      if (core.state() == SessionState.READY && open != null) {
        core.setbacks().lost(why, open);
      } else {
        core.setbacks().attemptFailed(why);
      }
    });
  }

  /** The step has taken too long, or the password has waited long enough. */
  void overdue() {
    InFlightCommands waiting = held;
    if (waiting != null) {
      sendPassword(waiting, now());
      return;
    }
    core.setbacks().attemptOverdue(core.state() == SessionState.CONNECTING ? noDial() : noLogin());
  }

  private Failures noDial() {
    long patience = core.context().options().connectTimeout().toMillis();
    if (readingPassword) {
      return Failures.unreachable("the password file was not read within " + patience + " ms");
    }
    Wire.Progress progress = core.wire().progress();
    return Failures.unreachable(
        progress.step(), progress.waitsFor() + " within " + patience + " ms");
  }

  private Failures noLogin() {
    return Failures.timedOut(
        "connected, but no answer to the login within "
            + core.context().options().loginTimeout().toMillis()
            + " ms"
            + core.wire().at()
            + ": not RCON, or a server that meets a wrong password with silence"
            + LikelyMistake.ofPort(server()));
  }

  /** It is over, well or not: another session's dial may begin. */
  void ended(boolean well) {
    DialPlace held = place;
    place = null;
    if (held != null) {
      held.giveBack(well);
    }
  }

  private Server server() {
    return core.server();
  }

  private long now() {
    return core.context().loop().now();
  }
}
