package io.rcon.internal.session;

import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.command.CommandPipeline;
import io.rcon.internal.event.EventSubscription;
import io.rcon.internal.event.SessionEvents;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of a session: made, given up and made again, with one timer for whatever comes
 * next. Event loop only, but for {@link #state()}.
 */
abstract class SessionConnection extends Deadline implements ConnectorOwner {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /** After an error in what follows an error. */
  private static final long AGAIN = Duration.ofSeconds(1).toNanos();

  final SessionContext context;
  final Server server;
  final Wire wire;
  final Outage outage;

  private volatile SessionState state = SessionState.IDLE;

  /** While it connects and logs in. */
  private @Nullable Connector connector;

  /** While somebody has subscribed to what the server says. */
  private @Nullable SessionEvents events;

  SessionConnection(SessionContext context, Server server, Mechanism mechanism) {
    this.context = context;
    this.server = server;
    mechanism.checkServer(server);
    wire = context.network().wire(mechanism, server);
    outage = new Outage(context.shared(), server);
  }

  /** The commands of the session. */
  abstract CommandPipeline pipeline();

  /** Whether somebody wants it closed. */
  public abstract boolean isClosing();

  final EngineLoop loop() {
    return context.loop();
  }

  final @Nullable Connector connector() {
    return connector;
  }

  @Override
  public SessionState state() {
    return state;
  }

  @Override
  public void transition(SessionState next) {
    SessionState from = state;
    if (from == next || from == SessionState.CLOSED) {
      return;
    }
    state = next;
    context.shared().listener().stateChanged(server, from, next, outage.cause(next));
  }

  final void connect() {
    assert loop().inEventLoop();
    Connector next = new Connector(context, server, wire, pipeline(), outage, this);
    connector = next;
    next.begin();
  }

  @Override
  public boolean hasLogin() {
    return pipeline().lines().hasLogin();
  }

  @Override
  public boolean isCurrent(Connector one) {
    return connector == one;
  }

  final void endAttempt(boolean well) {
    cancelWake();
    Connector ended = connector;
    connector = null;
    if (ended != null) {
      ended.ended(well);
    }
  }

  final void hangUp() {
    giveUpConnection();
    endAttempt(false);
  }

  @Override
  public void giveUpConnection() {
    cancelWake();
    ConnectionLine line = pipeline().lines().connection();
    if (line != null) {
      line.hangUp();
    }
    wire.hangUp();
  }

  final void backOff() {
    long nextDialAt = outage.nextDialAt();
    transition(SessionState.BACKING_OFF);
    wakeAt(nextDialAt);
  }

  @Override
  public void wakeAt(long at) {
    if (!isClosing() || !isArmed()) {
      loop().wheel().arm(this, at);
    }
  }

  /** The end of a session that is being closed stays due, whatever its connection does. */
  @Override
  public void cancelWake() {
    if (!isClosing()) {
      loop().wheel().disarm(this);
    }
  }

  /** The next step follows in so long. */
  public void connectIn(long nanos) {
    wakeAt(loop().now() + nanos);
  }

  // ---- events

  public void said(String text, @Nullable RconEvent known) {
    if (events != null) {
      events.said(text, known);
    }
  }

  final void subscribe(EventSubscription subscription) {
    if (state == SessionState.CLOSED) {
      subscription.complete();
    } else {
      if (events == null) {
        events = new SessionEvents(server, context.shared().listener());
      }
      events.add(subscription);
    }
    subscription.begin();
  }

  final void unsubscribe(EventSubscription subscription) {
    if (events != null && events.remove(subscription)) {
      events = null;
    }
  }

  final void endEvents() {
    SessionEvents ended = events;
    events = null;
    if (ended != null) {
      ended.close();
    }
  }

  // ---- errors

  @Override
  public void survive(Runnable step) {
    try {
      step.run();
    } catch (Throwable e) {
      loop().errors().log(log, e, server.name(), "an error, which the session survives");
      goOn(Failure.threw(e));
    }
  }

  private void goOn(Failure why) {
    try {
      if (connector != null) {
        connectFailed(why, true);
      } else {
        connectionUseless(why);
      }
    } catch (Throwable again) {
      loop().errors().log(log, again, server.name(), "another error; it connects anew in a second");
    } finally {
      keepGoing();
    }
  }

  /** In any case a timer comes back to a session that is neither at rest nor READY. */
  private void keepGoing() {
    boolean moving = state() == SessionState.CONNECTING || state() == SessionState.LOGGING_IN;
    if (moving && connector == null) {
      transition(SessionState.BACKING_OFF);
    }
    boolean waits = moving || state() == SessionState.BACKING_OFF;
    if ((waits || (isClosing() && state() != SessionState.CLOSED)) && !isArmed()) {
      connectIn(AGAIN);
    }
  }
}
