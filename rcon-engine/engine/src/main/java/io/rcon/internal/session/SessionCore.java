package io.rcon.internal.session;

import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.query.SessionQueries;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.Carrier;
import io.rcon.spi.Mechanism.LineLife;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The states of one session, and what leads from one to the next; the drawing is at {@link
 * SessionState}. It outlives its connections: each dial brings a new line with new exchanges. Event
 * loop only, but for {@link #state()} and {@link #lastHeardAt()}.
 */
final class SessionCore extends Deadline {
  static final long NEVER_HEARD = Long.MIN_VALUE;

  private static final AtomicLongFieldUpdater<SessionCore> LAST_HEARD_AT =
      AtomicLongFieldUpdater.newUpdater(SessionCore.class, "lastHeardAt");

  private final SessionContext context;
  private final EngineLoop loop;
  private final Server server;
  private final Mechanism mechanism;
  private final boolean stream;
  private final SessionSetting setting = new SessionSetting(this);
  private final Wire wire;
  private final CommandFlow flow;
  private final Waiters waiters;
  private final Outage outage;
  private final Idleness idleness;

  private volatile SessionState state = SessionState.IDLE;

  /** Written once a read, so without the fence that a volatile write costs. */
  private volatile long lastHeardAt = NEVER_HEARD;

  private @Nullable InFlightCommands line;

  /** While it connects and logs in. */
  private @Nullable Attempt attempt;

  /** From the moment that somebody wants it closed. */
  private @Nullable Closing closing;

  private boolean started;

  /** Those beside rcon; made with the first. */
  @Nullable SessionQueries queries;

  SessionCore(SessionContext context, Server server) {
    this.context = context;
    this.loop = context.loop();
    this.server = server;
    mechanism = Mechanisms.of(server.dialect());
    mechanism.checkServer(server);
    stream = mechanism.carrier() instanceof Carrier.Stream;
    wire = context.network().wire(mechanism, server);
    waiters = new Waiters(context);
    outage = new Outage(context, server);
    flow = new CommandFlow(this, context);
    idleness = new Idleness(this);
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

  SessionSetting setting() {
    return setting;
  }

  boolean hasLogin() {
    return mechanism.hasLogin(server.dialect());
  }

  /** Whether one line serves all commands of a connection; else each leases its own. */
  boolean keepsLine() {
    return mechanism.lineLife() == LineLife.ONE_A_SESSION;
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

  Outage outage() {
    return outage;
  }

  Idleness idleness() {
    return idleness;
  }

  /** Rarely needed, and so not kept. */
  Setbacks setbacks() {
    return new Setbacks(this);
  }

  Recovery recovery() {
    return new Recovery(this);
  }

  @Nullable Attempt attempt() {
    return attempt;
  }

  SessionState state() {
    return state;
  }

  long lastHeardAt() {
    return lastHeardAt;
  }

  boolean isClosing() {
    return closing != null;
  }

  /** Whether a connection carries the bytes, the end of which is seen. */
  boolean isStream() {
    return stream;
  }

  /** The line of the connection; null over UDP, where every command leases its own. */
  @Nullable InFlightCommands line() {
    return line;
  }

  void transition(SessionState next) {
    SessionState from = state;
    if (from == next || from == SessionState.CLOSED) {
      return;
    }
    state = next;
    context.listener().stateChanged(server, from, next, outage.cause(next));
  }

  // ---- connections

  void start() {
    started = server.hasRcon();
    if (context.options().onDemand().isEmpty() || !flow.isIdle() || waiters.isReadyAwaited()) {
      wanted();
    }
  }

  /** A command waits: an idle session wakes up. */
  void wanted() {
    if (started && closing == null && state == SessionState.IDLE) {
      dial();
    }
  }

  void dial() {
    Attempt next = new Attempt(this);
    attempt = next;
    next.begin();
  }

  void lineOpened(InFlightCommands fresh) {
    line = fresh;
  }

  void loggedIn(InFlightCommands where) {
    if (where == line && attempt != null) {
      attempt.loggedIn();
    }
  }

  /** After a login that took so long; 0 where there was none. */
  void ready(long loginNanos) {
    endAttempt(true);
    if (isStream()) {
      wire.proven();
    }
    long now = loop.now();
    outage.ready(now, idleness.isResting());
    flow.ready(now, loginNanos);
    transition(SessionState.READY);
    waiters.ready();
    idleness.ready();
    idleness.watch(now);
    flow.dispatch();
  }

  private void endAttempt(boolean well) {
    loop.wheel().disarm(this);
    Attempt ended = attempt;
    attempt = null;
    if (ended != null) {
      ended.ended(well);
    }
  }

  void hangUp() {
    giveUpConnection();
    endAttempt(false);
  }

  /** The attempt, if there is one, goes on without it. */
  void giveUpConnection() {
    loop.wheel().disarm(this);
    if (line != null) {
      line.hungUp();
    }
    line = null;
    setting.forgetAlarm();
    wire.hangUp();
  }

  // ---- what those are told who come

  /** Whether a command that cannot wait must fail at once, and with what. */
  @Nullable Failures turnedAway() {
    return switch (state) {
      case CLOSED -> Failures.closed("the session is closed");
      case REFUSED -> outage.last();
      case BACKING_OFF -> outage.isFailing() ? outage.last() : null;
      default -> server.hasRcon() ? null : QueryDoor.RCON_OFF;
    };
  }

  /** Why a poll must not be given now, since it would have to wait for a connection. */
  @Nullable Failures awayForPolls() {
    boolean onDemand =
        started && (context.options().onDemand().isPresent() || idleness.isResting());
    if (isClosing() || state == SessionState.CLOSED) {
      return Failures.closed("the session is closed");
    } else if (!server.hasRcon()) {
      return QueryDoor.RCON_OFF;
    }
    return switch (state) {
      case READY -> null;
      case IDLE -> onDemand ? null : outage.last();
      case CONNECTING, LOGGING_IN -> onDemand && !outage.isFailing() ? null : outage.last();
      default -> outage.last();
    };
  }

  // ---- time

  void wakeAt(long at) {
    loop.wheel().arm(this, at);
  }

  @Override
  protected void expired(long now) {
    recovery().survive(() -> timeHasCome(now));
  }

  private void timeHasCome(long now) {
    if (closing != null) {
      closing.finish();
    } else if (attempt != null) {
      attempt.overdue();
    } else if (state == SessionState.READY) {
      idleness.watch(now);
    } else if (state == SessionState.BACKING_OFF && !goIdleIfUnwanted()) {
      dial();
    }
  }

  /** On demand, nobody waits for another connection. */
  boolean goIdleIfUnwanted() {
    boolean unwanted = context.options().onDemand().isPresent() && flow.isIdle();
    if (unwanted && state == SessionState.BACKING_OFF && !outage.isFailing()) {
      loop.wheel().disarm(this);
      transition(SessionState.IDLE);
    } else if (unwanted && outage.isPauseOver()) {
      transition(SessionState.IDLE);
    }
    return state == SessionState.IDLE;
  }

  /** The time has come that a conversation asked for. */
  void due(long now) {
    InFlightCommands open = line;
    if (open != null) {
      recovery().survive(() -> open.due(now));
    }
  }

  void heard() {
    LAST_HEARD_AT.lazySet(this, loop.now());
    wire.heard();
  }

  // ---- closing

  void close() {
    if (closing == null && state != SessionState.CLOSED) {
      closing = new Closing(this);
      closing.begin();
    }
  }

  /** The last exchange may have ended. */
  void mayHaveDrained() {
    if (closing != null && flow.isIdle()) {
      closing.finish();
    }
  }
}
