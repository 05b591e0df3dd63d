package io.rcon.internal.session;

import io.rcon.RconException.Unreachable.Step;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.Tls;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.exchange.LineExchanges;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.Carrier;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of one session, and what leads from one to the next; the drawing is at {@link
 * SessionState}. It outlives its connections: each dial brings a new line with new exchanges. Event
 * loop only, but for {@link #state()} and {@link #lastHeardAt()}.
 */
final class SessionCore extends Deadline implements Wire.Dial, DialGovernor.Dialer {
  private static final long PATIENCE_OF_CLOSE = Duration.ofSeconds(2).toNanos();

  static final long NEVER_HEARD = Long.MIN_VALUE;

  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private static final AtomicLongFieldUpdater<SessionCore> LAST_HEARD_AT =
      AtomicLongFieldUpdater.newUpdater(SessionCore.class, "lastHeardAt");

  private final SessionContext context;
  private final EngineLoop loop;
  private final Server server;
  private final Mechanism mechanism;
  private final Wire wire;
  private final CommandFlow flow;
  private final Waiters waiters;
  private final Outage outage;

  private volatile SessionState state = SessionState.IDLE;

  /** Written once a read, so without the fence that a volatile write costs. */
  private volatile long lastHeardAt = NEVER_HEARD;

  private @Nullable LineExchanges line;
  private boolean governed;
  private boolean started;
  private boolean closing;
  private long stepAt;
  private long nextDialAt;

  SessionCore(SessionContext context, Server server) {
    this.context = context;
    this.loop = context.loop();
    this.server = server;
    mechanism = Mechanisms.named(server.dialect().mechanism());
    mechanism.checkServer(server);
    wire = context.network().wire(mechanism, server);
    if (server.tls().filter(Tls::isInsecure).isPresent()) {
      log.warn(
          "{}: INSECURE TLS: nobody is verified, so whoever is in between reads the password; give"
              + " a ca or a pin",
          server.name());
    }
    waiters = new Waiters(context);
    outage = new Outage(context, server);
    flow = new CommandFlow(this, context);
  }

  SessionContext context() {
    return context;
  }

  Server server() {
    return server;
  }

  Mechanism mechanism() {
    return mechanism;
  }

  CommandFlow flow() {
    return flow;
  }

  Waiters waiters() {
    return waiters;
  }

  Wire wire() {
    return wire;
  }

  SessionState state() {
    return state;
  }

  long lastHeardAt() {
    return lastHeardAt;
  }

  boolean isClosing() {
    return closing;
  }

  boolean isStream() {
    return mechanism.carrier() == Carrier.STREAM;
  }

  /** The line of the connection; null over UDP, where every command leases its own. */
  @Nullable LineExchanges line() {
    return line;
  }

  private void transition(SessionState next) {
    SessionState from = state;
    if (from == next || from == SessionState.CLOSED) {
      return;
    }
    state = next;
    context.listener().stateChanged(server, from, next);
  }

  // ---- dialing

  void start() {
    started = true;
    if (context.options().onDemand().isEmpty() || !flow.isIdle() || waiters.isReadyAwaited()) {
      wanted();
    }
  }

  /** A command waits: an idle session wakes up. */
  void wanted() {
    if (started && !closing && state == SessionState.IDLE) {
      dial();
    }
  }

  private void dial() {
    transition(SessionState.CONNECTING);
    if (isStream()) {
      context.governor().ask(this);
    } else {
      beginDial();
    }
  }

  @Override
  public boolean dialGranted() {
    if (state != SessionState.CONNECTING) {
      return false;
    }
    governed = true;
    beginDial();
    return true;
  }

  private void beginDial() {
    stepAt = loop.now();
    loop.wheel().arm(this, stepAt + context.options().connectTimeout().toNanos());
    wire.dial(this);
  }

  private void endDial() {
    loop.wheel().disarm(this);
    if (governed) {
      governed = false;
      context.governor().ended();
    }
  }

  @Override
  public void dialed() {
    long now = loop.now();
    context.listener().connected(server, now - stepAt);
    if (isStream()) {
      logIn(now);
    } else if (outage.isFailing() && flow.takePace()) {
      // The question has a bound of its own. Were the dial given up before, the next one would
      // begin with the same question, and who answers none would never be ready again.
      loop.wheel().disarm(this);
      wire.explainSilence(silence -> {
        if (state != SessionState.CONNECTING) {
          return;
        }
        if (silence == Wire.Silence.CLOSED_PORT) {
          attemptFailed(Failures.unreachable("nothing listens at the port"));
        } else {
          ready();
        }
      });
    } else {
      ready();
    }
  }

  private void logIn(long now) {
    LineExchanges fresh = flow.newLine();
    Line opened = wire.open(fresh);
    if (opened == null) {
      attemptFailed(Failures.unreachable("no line"));
      return;
    }
    // A session that went idle may have left its last line while nothing could be written on it.
    flow.reopen();
    fresh.opened(opened);
    line = fresh;
    stepAt = now;
    transition(SessionState.LOGGING_IN);
    loop.wheel().arm(this, now + context.options().loginTimeout().toNanos());
    if (!fresh.login()) {
      ready();
    }
  }

  @Override
  public void failed(Step step, String reason) {
    LineExchanges open = line;
    if (state == SessionState.READY && open != null) {
      lost(Failures.unreachable(step, reason), open);
    } else {
      attemptFailed(Failures.unreachable(step, reason));
    }
  }

  void loggedIn(LineExchanges where) {
    if (where == line && state == SessionState.LOGGING_IN) {
      context.listener().loggedIn(server, loop.now() - stepAt);
      ready();
    }
  }

  private void ready() {
    endDial();
    long now = loop.now();
    outage.ready(now);
    flow.ready(now);
    transition(SessionState.READY);
    waiters.ready();
    watchIdleness(now);
    flow.dispatch();
  }

  // ---- failing

  private void attemptFailed(Failures why) {
    outage.attemptFailed(why);
    hangUp();
    backOff();
    flow.commonEnds().failImpatient(why);
    waiters.failed(why);
  }

  private void hangUp() {
    endDial();
    line = null;
    wire.hangUp();
  }

  private void backOff() {
    nextDialAt = loop.now() + outage.pause();
    transition(SessionState.BACKING_OFF);
    loop.wheel().arm(this, nextDialAt);
  }

  /** Whether a command that cannot wait must fail at once, and with what. */
  @Nullable Failures turnedAway() {
    return switch (state) {
      case CLOSED -> Failures.closed("the session is closed");
      case REFUSED -> outage.last();
      case BACKING_OFF -> outage.isFailing() ? outage.last() : null;
      default -> null;
    };
  }

  /** Why a poll must not be given now, since it would have to wait for a connection. */
  @Nullable Failures awayForPolls() {
    boolean onDemand = started && context.options().onDemand().isPresent();
    if (closing || state == SessionState.CLOSED) {
      return Failures.closed("the session is closed");
    }
    return switch (state) {
      case READY -> null;
      case IDLE -> onDemand ? null : outage.last();
      case CONNECTING, LOGGING_IN -> onDemand && !outage.isFailing() ? null : outage.last();
      default -> outage.last();
    };
  }

  void refused(String reason) {
    outage.refused(reason);
    LineExchanges refusedLine = line;
    hangUp();
    transition(SessionState.REFUSED);
    flow.commonEnds().failAll(refusedLine, outage.last(), outage.last());
    waiters.failed(outage.last());
    mayHaveDrained();
  }

  void lineClosed(LineExchanges where, String reason) {
    if (where != line) {
      return;
    }
    if (state != SessionState.LOGGING_IN) {
      lost(Failures.disconnected(reason), where);
      return;
    }
    String told =
        reason
            + " during the login: banned, a limit, a wrong password, "
            + (server.tls().isPresent() ? "or not RCON" : "a port that wants TLS, or not RCON");
    if (outage.loginClosed()) {
      refused(told);
    } else {
      attemptFailed(Failures.disconnected(told));
    }
  }

  void violated(LineExchanges where, String reason) {
    if (where != line) {
      return;
    }
    if (state == SessionState.LOGGING_IN) {
      attemptFailed(Failures.violation(reason));
    } else {
      lost(Failures.violation(reason), where);
    }
  }

  /** The connection is of no more use; commands that wait have the next one. */
  void lost(Failures why, LineExchanges where) {
    if (where != line) {
      return;
    }
    outage.connectionLost(why);
    hangUp();
    if (closing) {
      flow.commonEnds().lineLost(where, why);
      return;
    }
    backOff();
    flow.commonEnds().lineLost(where, why);
    goIdleIfUnwanted();
  }

  /** Over UDP: the server is not there. */
  void gone(String reason) {
    if (state == SessionState.READY && !closing) {
      outage.endIfStable();
      attemptFailed(Failures.unreachable(reason));
    }
    mayHaveDrained();
  }

  // ---- time

  @Override
  protected void expired(long now) {
    if (closing) {
      finishClosing();
      return;
    }
    switch (state) {
      case CONNECTING -> {
        Wire.Progress progress = wire.progress();
        String within = " within " + context.options().connectTimeout().toMillis() + " ms";
        attemptFailed(Failures.unreachable(progress.step(), progress.waitsFor() + within));
      }
      case LOGGING_IN ->
          attemptFailed(
              Failures.timedOut(
                  "connected, but no answer to the login within "
                      + context.options().loginTimeout().toMillis()
                      + " ms: not RCON, or a server that meets a wrong password with silence"));
      case BACKING_OFF -> {
        if (!goIdleIfUnwanted()) {
          dial();
        }
      }
      case READY -> watchIdleness(now);
      default -> {}
    }
  }

  /** On demand, nobody waits for another connection. */
  private boolean goIdleIfUnwanted() {
    boolean unwanted = context.options().onDemand().isPresent() && flow.isIdle();
    if (unwanted && state == SessionState.BACKING_OFF && !outage.isFailing()) {
      loop.wheel().disarm(this);
      transition(SessionState.IDLE);
    } else if (unwanted && nextDialAt <= loop.now()) {
      transition(SessionState.IDLE);
    }
    return state == SessionState.IDLE;
  }

  /** One timer looks now and then, instead of one put off with every command. */
  private void watchIdleness(long now) {
    Duration onDemand = context.options().onDemand().orElse(null);
    Duration most = onDemand != null ? onDemand : server.dialect().keepAlive().orElse(null);
    if (most == null) {
      return;
    }
    long quiet = flow.isIdle() ? now - flow.lastUsedAt() : 0;
    if (quiet >= most.toNanos()) {
      if (onDemand != null) {
        hangUp();
        transition(SessionState.IDLE);
        return;
      }
      flow.keepAlive();
      quiet = 0;
    }
    loop.wheel().arm(this, now + most.toNanos() - quiet);
  }

  void heard() {
    LAST_HEARD_AT.lazySet(this, loop.now());
  }

  // ---- closing

  void close() {
    if (closing || state == SessionState.CLOSED) {
      return;
    }
    closing = true;
    Failures closed = Failures.closed("the session was closed");
    flow.commonEnds().failQueued(closed);
    waiters.failed(closed);
    if (flow.isIdle()) {
      finishClosing();
    } else {
      loop.wheel().arm(this, loop.now() + PATIENCE_OF_CLOSE);
    }
  }

  /** The last exchange may have ended. */
  void mayHaveDrained() {
    if (closing && flow.isIdle()) {
      finishClosing();
    }
  }

  private void finishClosing() {
    if (state == SessionState.CLOSED) {
      return;
    }
    LineExchanges open = line;
    hangUp();
    transition(SessionState.CLOSED);
    Failures closed = Failures.closed("the session was closed before the answer came");
    flow.commonEnds().failAll(open, closed, closed);
    waiters.closed();
    log.debug("{}: closed", server.name());
  }
}
