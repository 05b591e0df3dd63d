package io.rcon.internal.session;

import io.rcon.CommonFacts;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.reply.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recent failures of a session's connections, and how long to wait before another attempt. A
 * connection that held for a while ends the outage. Event loop only.
 */
final class Outage {
  private static final Failure NOT_YET = Failure.unreachable("not connected yet");

  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final LoopContext context;
  private final Server server;

  /** Null until a login is closed without a word. */
  private @Nullable ClosedLogins closedLogins;

  /** Whether this password was accepted once. */
  private boolean accepted;

  private int failures;

  /** Connections in a row that were lost before they had proven stable. */
  private int shortLived;

  /** A command has stopped the server, or may have, and it has not been ready since. */
  private boolean expected;

  private long readyAt;
  private long nextDialAt;
  private Failure last = NOT_YET;
  private volatile @Nullable OutageRecord record;

  Outage(LoopContext context, Server server) {
    this.context = context;
    this.server = server;
  }

  /** A login was closed without a word, now or before. */
  ClosedLogins closedLogins() {
    if (closedLogins == null) {
      boolean closes = server.dialect().get(CommonFacts.CLOSES_ON_BAD_PASSWORD);
      closedLogins = new ClosedLogins(closes, accepted);
    }
    return closedLogins;
  }

  /** Whether the password waits a moment on a new connection, which may be a front's. */
  boolean holdPassword() {
    return closedLogins != null && closedLogins.holdPassword();
  }

  /** One line for the first failure of an outage, none for each retry. */
  void attemptFailed(Failure why) {
    failures++;
    note(why);
    if (failures == 1 && !expected) {
      log.warn("{}: {}; trying again", server.name(), words(why));
    } else {
      log.debug("{}: {} ({} in a row)", server.name(), words(why), failures);
    }
  }

  void connectionLost(Failure why) {
    shortLived++;
    endIfStable();
    note(why);
    if (expected) {
      shortLived = 0;
      log.info("{}: {}, as a command wanted", server.name(), words(why));
    } else {
      log.warn("{}: {}; connecting again", server.name(), words(why));
    }
  }

  /** A command stops the server: nobody is warned, and no pause grows by it. */
  void closeExpected() {
    expected = true;
    failures = 0;
    shortLived = 0;
  }

  void endIfStable() {
    if (context.loop().now() - readyAt >= context.options().backoff().stableAfter().toNanos()) {
      failures = 0;
      shortLived = 0;
    }
  }

  void refused(String reason) {
    log.warn("{}: login refused: {}; not tried again", server.name(), reason);
    note(Failure.refused(reason + "; not tried again"));
  }

  /** It is ready; that is no news where only an idle connection was made again. */
  void ready(long now, boolean again) {
    readyAt = now;
    accepted = true;
    if (closedLogins != null) {
      closedLogins.accepted();
    }
    expected = false;
    last = NOT_YET;
    OutageRecord ended = record;
    if (ended != null && !ended.isOver()) {
      record = ended.over();
    }
    if (again) {
      log.debug("{}: ready again", server.name());
    } else {
      log.info("{}: ready", server.name());
    }
  }

  /** When the next attempt may begin, after a pause that listeners are told of. */
  long nextDialAt() {
    Duration jittered =
        context
            .options()
            .backoff()
            .pause(Math.max(1, failures + shortLived), context.loop().random());
    long wanted = jittered.toNanos();
    long nanos = closedLogins == null ? wanted : closedLogins.pause(wanted);
    nextDialAt = context.loop().now() + nanos;
    context
        .listener()
        .reconnecting(
            server, failures, Duration.ofNanos(nanos), last.with(server.name(), Delivery.NOT_SENT));
    return nextDialAt;
  }

  boolean isPauseOver() {
    return nextDialAt <= context.loop().now();
  }

  /** Whether the last attempt to connect failed, and not merely a connection was lost. */
  boolean isFailing() {
    return failures > 0;
  }

  Failure last() {
    return last;
  }

  /** Why a command that cannot wait for a connection must fail at once; null if it may come. */
  @Nullable Failure turnedAway(SessionState state) {
    return switch (state) {
      case CLOSED -> Failure.closed("the session is closed");
      case REFUSED -> last;
      case BACKING_OFF -> isFailing() ? last : null;
      default -> null;
    };
  }

  /** The same for a poll, which waits for a connection only where {@code wakes} brings one. */
  @Nullable Failure awayForPolls(SessionState state, boolean wakes) {
    return switch (state) {
      case CLOSED -> Failure.closed("the session is closed");
      case READY -> null;
      case IDLE -> wakes ? null : last;
      case CONNECTING, LOGGING_IN -> wakes && !isFailing() ? null : last;
      default -> last;
    };
  }

  private void note(Failure why) {
    last = why;
    record =
        OutageRecord.of(record, why.with(server.name(), Delivery.NOT_SENT), context.loop().now());
  }

  /** The last failure; null if there was none. Any thread. */
  @Nullable OutageRecord record() {
    return record;
  }

  /** Why a session leaves for this state. */
  Optional<RconException> cause(SessionState next) {
    OutageRecord noted = record;
    boolean failed = next == SessionState.BACKING_OFF || next == SessionState.REFUSED;
    return failed && noted != null ? Optional.of(noted.failure()) : Optional.empty();
  }

  private String words(Failure why) {
    return String.valueOf(why.with(server.name(), Delivery.NOT_SENT).getMessage())
        .substring(server.name().length() + 2);
  }
}
