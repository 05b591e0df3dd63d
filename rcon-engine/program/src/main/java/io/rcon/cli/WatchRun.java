package io.rcon.cli;

import io.rcon.FleetSnapshot;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.Selector;
import io.rcon.SessionState;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MonitorListener;
import io.rcon.monitor.MonitorOptions;
import io.rcon.monitor.ServerView;
import io.rcon.monitor.http.FleetMetrics;
import io.rcon.monitor.http.HttpOptions;
import io.rcon.monitor.http.MonitorHttp;
import io.rcon.monitor.http.RemoteCommands;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has the servers watched and reports once a second on the command's thread. */
final class WatchRun implements MonitorListener {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
  private static final Duration LATEST_START = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** Each of them tries a password at every server that refused it, and games ban for that. */
  private static final Duration HANG_UPS_APART = Duration.ofSeconds(10);

  private static final Set<SessionState> EARLY =
      EnumSet.of(SessionState.IDLE, SessionState.CONNECTING, SessionState.LOGGING_IN);

  private final Console console;
  private final RconFleet fleet;
  private final WatchStats stats;
  private final MonitorOptions options;
  private final Optional<HttpOptions> web;
  private final FleetMetrics metrics;
  private final @Nullable FleetReload reload;
  private final MainLoop loop = new MainLoop();
  private final WatchHealth health = new WatchHealth();
  private Consumer<FleetMonitor> atStart = monitor -> {};
  private @Nullable RemoteCommands commands;
  private @Nullable FleetMonitor monitor;
  private @Nullable MonitorHttp http;
  private volatile boolean hungUp;
  private long nextHangUp;
  private boolean stopped;
  private boolean ended;
  private long answeredBefore;
  private long reportedAt;

  WatchRun(
      Console console,
      RconFleet fleet,
      WatchStats stats,
      MonitorOptions options,
      Optional<HttpOptions> web,
      FleetMetrics metrics,
      @Nullable FleetReload reload) {
    this.console = console;
    this.fleet = fleet;
    this.stats = stats;
    this.options = options;
    this.web = web;
    this.metrics = metrics;
    this.reload = reload;
    this.reportedAt = System.nanoTime();
    this.nextHangUp = reportedAt;
  }

  /** Runs something once the servers are watched; it may fail the command. */
  WatchRun atStart(Consumer<FleetMonitor> action) {
    atStart = action;
    return this;
  }

  /** Lets those with a token give commands over HTTP; null if nobody may. */
  WatchRun commandedBy(@Nullable RemoteCommands remote) {
    commands = remote;
    return this;
  }

  /** Runs for a time or until Ctrl-C, then waits for the answers that are on their way. */
  WatchReport run(Duration lasting, WatchDisplay view) {
    console.interrupts().handle(() -> loop.execute(() -> stopped = true));
    // At a terminal it means that the terminal is gone.
    if (reload != null && !console.inIsTerminal() && !console.out().isTerminal()) {
      console.interrupts().onHangUp(() -> hungUp = true);
    }
    long begin = System.nanoTime();
    long end = begin + lasting.toNanos();
    long nextReport = begin + SECOND;
    for (long now; !stopped && (now = System.nanoTime()) - end < 0; ) {
      if (monitor == null && (now - begin > LATEST_START.toNanos() || isSettled())) {
        monitor = begin(view);
      }
      if (now - nextReport >= 0) {
        if (reload != null) {
          reload(reload, now);
        }
        view.show(report(now));
        // One for all that were missed, as when the process was stopped.
        nextReport += SECOND * (1 + (now - nextReport) / SECOND);
      }
      long wake = Math.min(nextReport - now, end - now);
      loop.runUntil(
          () -> stopped, now + (monitor == null ? Math.min(GLANCE.toNanos(), wake) : wake));
    }
    end();
    return report(System.nanoTime());
  }

  private void reload(FleetReload file, long now) {
    if (hungUp && now - nextHangUp >= 0) {
      hungUp = false;
      nextHangUp = now + HANG_UPS_APART.toNanos();
      file.hungUp(fleet);
    } else {
      file.check(fleet);
    }
  }

  private FleetMonitor begin(WatchDisplay view) {
    FleetMonitor begun = FleetMonitor.start(fleet, options);
    begun.listen(this);
    view.begin(begun, loop, () -> stopped = true);
    atStart.accept(begun);
    http = web.map(each -> WatchHttp.start(begun, each, metrics, commands, console)).orElse(null);
    if (http != null) {
      view.page(http.url(), console.err());
    }
    return begun;
  }

  private void end() {
    if (monitor != null) {
      monitor.end().whenComplete((none, failure) -> loop.execute(() -> ended = true));
      loop.runUntil(() -> ended, System.nanoTime() + LAST_ANSWERS.toNanos());
    }
    if (http != null) {
      http.close();
    }
  }

  /** Whether every server was dialled: times taken in that bustle would say little. */
  private boolean isSettled() {
    return fleet.select(Selector.all()).stream()
        .noneMatch(session -> EARLY.contains(session.state()));
  }

  @Override
  public void answered(ServerView server, long nanos) {
    loop.execute(() -> {
      health.answered(server.name());
      stats.answered(nanos, System.nanoTime());
    });
  }

  /** A server that is not there is shown by its state, not counted as failing each turn. */
  @Override
  public void failed(ServerView server, RconException failure) {
    boolean asked = failure.delivery() != RconException.Delivery.NOT_SENT;
    if (asked || WatchHealth.isThere(server.state())) {
      loop.execute(() -> {
        health.failed(server.name(), failure);
        stats.failed(FailureText.ofQuestion(failure));
      });
    }
  }

  private WatchReport report(long now) {
    long answered = stats.answeredCount();
    double seconds = Math.max(now - reportedAt, 1) / (double) SECOND;
    double perSecond = (answered - answeredBefore) / seconds;
    answeredBefore = answered;
    reportedAt = now;
    long sent = monitor == null ? 0 : monitor.asked();
    FleetSnapshot snapshot = fleet.snapshot();
    return WatchReport.of(snapshot, stats, health.of(snapshot), sent, perSecond, now);
  }
}
