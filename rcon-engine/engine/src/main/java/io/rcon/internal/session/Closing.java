package io.rcon.internal.session;

import io.rcon.SessionState;
import io.rcon.internal.line.InFlightCommands;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
    try {
      core.flow().commonEnds().failQueued(closed);
      core.waiters().failed(closed);
    } finally {
      if (core.queries != null) {
        core.queries.close();
      }
      if (core.flow().isIdle()) {
        finish();
      } else {
        core.wakeAt(core.context().loop().now() + PATIENCE);
      }
    }
  }

  void finish() {
    if (core.state() == SessionState.CLOSED) {
      return;
    }
    InFlightCommands open = core.line();
    try {
      core.hangUp();
    } finally {
      core.transition(SessionState.CLOSED);
      failAll(open);
    }
  }

  private void failAll(@Nullable InFlightCommands open) {
    Failures closed = Failures.closed("the session was closed before the answer came");
    try {
      core.flow().commonEnds().failAll(open, closed, closed);
    } finally {
      core.waiters().closed();
    }
    log.debug("{}: closed", core.server().name());
  }
}
