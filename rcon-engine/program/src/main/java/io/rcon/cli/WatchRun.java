package io.rcon.cli;

import io.rcon.FleetSnapshot;
import io.rcon.Outcome;
import io.rcon.RconFleet;
import io.rcon.Selector;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has the servers polled and reports once a second on the command's thread. */
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
  private final Duration interval;
  private final MainLoop loop = new MainLoop();
  private final WatchHealth health = new WatchHealth();
  private @Nullable WatchPolls polls;
  private boolean stopped;
  private boolean ended;
  private long answeredBefore;
  private long reportedAt;

  WatchRun(
      Console console, RconFleet fleet, WatchStats stats, EngineOptions engine, Duration interval) {
    this.console = console;
    this.fleet = fleet;
    this.stats = stats;
    this.engine = engine;
    this.interval = interval;
    this.reportedAt = System.nanoTime();
  }

  /** Runs for a time or until Ctrl-C, then waits for the answers that are on their way. */
  WatchReport run(Duration lasting, WatchView view) {
    console.interrupts().handle(() -> loop.execute(() -> stopped = true));
    long begin = System.nanoTime();
    long end = begin + lasting.toNanos();
    long nextReport = begin + SECOND;
    for (long now; !stopped && (now = System.nanoTime()) - end < 0; ) {
      if (polls == null && (now - begin > LATEST_START.toNanos() || isSettled())) {
        polls = WatchPolls.begin(fleet, engine, interval, this::take);
      }
      if (now - nextReport >= 0) {
        view.show(report(now));
        nextReport += SECOND;
      }
      long wake = Math.min(nextReport - now, end - now);
      loop.runUntil(() -> stopped, now + (polls == null ? Math.min(GLANCE.toNanos(), wake) : wake));
    }
    if (polls != null) {
      polls.end().whenComplete((none, failure) -> loop.execute(() -> ended = true));
      loop.runUntil(() -> ended, System.nanoTime() + LAST_ANSWERS.toNanos());
    }
    return report(System.nanoTime());
  }

  /** Whether every server was dialled: times taken in that bustle would say little. */
  private boolean isSettled() {
    return fleet.select(Selector.all()).stream()
        .noneMatch(session -> EARLY.contains(session.state()));
  }

  private void take(Outcome outcome) {
    loop.execute(() -> {
      health.take(outcome);
      outcome.reply().ifPresent(reply -> stats.answered(reply, System.nanoTime()));
      outcome.failure().ifPresent(failure -> stats.failed(FailureText.line(failure)));
    });
  }

  private WatchReport report(long now) {
    long answered = stats.answeredCount();
    double seconds = Math.max(now - reportedAt, 1) / (double) SECOND;
    double perSecond = (answered - answeredBefore) / seconds;
    answeredBefore = answered;
    reportedAt = now;
    long sent = polls == null ? 0 : polls.asked();
    FleetSnapshot snapshot = fleet.snapshot();
    return WatchReport.of(snapshot, stats, health.of(snapshot), sent, perSecond, now);
  }
}
