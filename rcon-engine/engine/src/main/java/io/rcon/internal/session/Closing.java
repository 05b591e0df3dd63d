package io.rcon.internal.session;

import io.rcon.SessionState;
import io.rcon.internal.exchange.LineExchanges;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a session: what waits fails, what was written has a while to be answered. Event loop
 * only.
 */
final class Closing {
  private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final SessionCore core;

  Closing(SessionCore core) {
    this.core = core;
  }

  void begin() {
    Failures closed = Failures.closed("the session was closed");
    core.flow().commonEnds().failQueued(closed);
    core.waiters().failed(closed);
    if (core.flow().isIdle()) {
      finish();
    } else {
      core.wakeAt(core.context().loop().now() + PATIENCE);
    }
  }

  void finish() {
    if (core.state() == SessionState.CLOSED) {
      return;
    }
    LineExchanges open = core.line();
    core.hangUp();
    core.transition(SessionState.CLOSED);
    Failures closed = Failures.closed("the session was closed before the answer came");
    core.flow().commonEnds().failAll(open, closed, closed);
    core.waiters().closed();
    log.debug("{}: closed", core.server().name());
  }
}
