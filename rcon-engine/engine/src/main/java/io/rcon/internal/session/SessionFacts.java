package io.rcon.internal.session;

import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import io.rcon.internal.command.CommandPipeline;
import io.rcon.internal.line.Lines;
import io.rcon.internal.support.EngineLoop;
import java.time.Duration;
import java.util.Optional;

/** The facts of a session at this moment, for any thread. */
final class SessionFacts {
  private SessionFacts() {}

  static Optional<Duration> lastHeard(SessionLifecycle session, EngineLoop loop) {
    long at = session.pipeline().lines().lastHeard();
    return at == Lines.NEVER_HEARD ? Optional.empty() : Optional.of(since(loop, at));
  }

  /** An outage that goes on; else that the dialect does not fit; else the outage that is over. */
  static Optional<RconException> lastFailure(SessionLifecycle session, Server server) {
    OutageRecord record = session.outage.record();
    String misfit = session.pipeline().lines().misfitWords();
    if (misfit != null && (record == null || record.isOver())) {
      return Optional.of(
          new RconException.ProtocolViolation(server.name(), Delivery.ANSWERED, misfit));
    }
    return record == null ? Optional.empty() : Optional.of(record.failure());
  }

  static Optional<Duration> failingFor(SessionLifecycle session, EngineLoop loop) {
    OutageRecord record = session.outage.record();
    return record == null || record.isOver()
        ? Optional.empty()
        : Optional.of(since(loop, record.began()));
  }

  private static Duration since(EngineLoop loop, long at) {
    return Duration.ofNanos(loop.clock() - at);
  }

  static ServerSnapshot snapshot(SessionLifecycle session, Server server, EngineLoop loop) {
    CommandPipeline pipeline = session.pipeline();
    long elapsed = pipeline.lastElapsed();
    return new ServerSnapshot(
        server,
        session.state(),
        pipeline.queued(),
        pipeline.lines().inFlight(),
        elapsed < 0 ? -1 : elapsed / 1e6,
        lastFailure(session, server),
        failingFor(session, loop));
  }
}
