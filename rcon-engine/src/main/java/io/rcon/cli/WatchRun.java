package io.rcon.cli;

import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Selector;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the servers in turn and reports once a second, all on the command's thread. */
final class WatchRun {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
  private static final Duration LATEST_START = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private static final Set<SessionState> EARLY =
      EnumSet.of(SessionState.IDLE, SessionState.CONNECTING, SessionState.LOGGING_IN);

  private final Console console;
  private final RconFleet fleet;
  private final WatchStats stats;
  private final EngineOptions engine;
  private final List<WatchTarget> targets = new ArrayList<>();
  private final Duration interval;
  private final MainLoop loop = new MainLoop();
  private int underWay;
  private boolean stopped;
  private long answeredBefore;
  private long reportedAt;

  WatchRun(
      Console console, RconFleet fleet, WatchStats stats, EngineOptions engine, Duration interval) {
    this.console = console;
    this.fleet = fleet;
    this.stats = stats;
    this.engine = engine;
    this.interval = interval;
    for (RconSession session : fleet.select(Selector.all())) {
      targets.add(new WatchTarget(session));
    }
    this.reportedAt = System.nanoTime();
  }

  /** Runs for a time or until Ctrl-C, then waits for the answers that are on their way. */
  WatchReport run(Duration lasting, WatchView view) {
    console.interrupts().handle(() -> loop.execute(() -> stopped = true));
    long begin = System.nanoTime();
    long end = begin + lasting.toNanos();
    long nextReport = begin + SECOND;
    Rounds<WatchTarget> rounds = null;
    for (long now; !stopped && (now = System.nanoTime()) - end < 0; ) {
      if (rounds == null && (now - begin > LATEST_START.toNanos() || isSettled())) {
        rounds = new Rounds<>(targets, target -> target.interval(interval), now);
      }
      if (rounds != null) {
        rounds.due(now, this::ask);
      }
      if (now - nextReport >= 0) {
        view.show(report(now));
        nextReport += SECOND;
      }
      long next = rounds == null ? GLANCE.toNanos() : rounds.next() - now;
      long wake = Math.min(next, Math.min(nextReport - now, end - now));
      loop.runUntil(() -> stopped, now + wake);
    }
    long patience = System.nanoTime() + LAST_ANSWERS.toNanos();
    loop.runUntil(() -> underWay == 0, patience);
    return report(System.nanoTime());
  }

  /** Whether every server was dialled: times taken in that bustle would say little. */
  private boolean isSettled() {
    return targets.stream().map(target -> target.session.state()).noneMatch(EARLY::contains);
  }

  private void ask(WatchTarget target) {
    // Polls never pile up: a server that has not answered, or is not there, is not asked again.
    if (target.busy || target.session.state() != SessionState.READY) {
      return;
    }
    target.busy = true;
    underWay++;
    stats.sent();
    target
        .session
        .execute(engine.command(target.command()))
        .whenComplete((reply, failure) -> loop.execute(() -> ended(target, reply, failure)));
  }

  private void ended(WatchTarget target, @Nullable Reply reply, @Nullable Throwable thrown) {
    target.busy = false;
    underWay--;
    if (reply != null) {
      stats.answered(reply);
    } else {
      RconException failure = Outcomes.failure(thrown);
      stats.failed(Failures.line(failure));
    }
  }

  private WatchReport report(long now) {
    long answered = stats.answeredCount();
    double seconds = Math.max(now - reportedAt, 1) / (double) SECOND;
    double perSecond = (answered - answeredBefore) / seconds;
    answeredBefore = answered;
    reportedAt = now;
    return WatchReport.of(fleet.snapshot(), stats, perSecond);
  }
}
