package io.rcon.internal.session;

import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.RconException;
import java.time.Duration;
import java.util.Optional;

/** What any thread may know of a session at this moment. */
final class SessionFacts {
  private SessionFacts() {}

  static Optional<Duration> lastHeard(SessionCore core) {
    long at = core.lastHeardAt();
    return at == SessionCore.NEVER_HEARD ? Optional.empty() : Optional.of(since(core, at));
  }

  static Optional<RconException> lastFailure(SessionCore core) {
    OutageRecord record = core.outage().record();
    return record == null ? Optional.empty() : Optional.of(record.failure());
  }

  static Optional<Duration> failingFor(SessionCore core) {
    OutageRecord record = core.outage().record();
    return record == null || record.isOver()
        ? Optional.empty()
        : Optional.of(since(core, record.began()));
  }

  private static Duration since(SessionCore core, long at) {
    return Duration.ofNanos(core.context().loop().clock() - at);
  }

  static ServerSnapshot snapshot(SessionCore core) {
    CommandFlow flow = core.flow();
    long elapsed = flow.ends().lastElapsed();
    return new ServerSnapshot(
        core.server(),
        core.state(),
        flow.queued(),
        flow.underWay(),
        elapsed < 0 ? -1 : elapsed / 1e6,
        lastFailure(core),
        failingFor(core));
  }
}
