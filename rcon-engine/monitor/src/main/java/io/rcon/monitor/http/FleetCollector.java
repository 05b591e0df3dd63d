package io.rcon.monitor.http;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.FleetTotals;
import io.rcon.monitor.Health;
import io.rcon.monitor.ServerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fleet and its servers as Prometheus sees them. One scrape at a time. */
final class FleetCollector implements MultiCollector {
  /** More servers than these have no series of their own. */
  static final int MOST_SERVERS = 20_000;

  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");

  private final FleetMonitor monitor;
  private final boolean ofServers;
  private final boolean info;
  private final ServerLabels labels = new ServerLabels();
  private boolean told;

  FleetCollector(FleetMonitor monitor, boolean ofServers) {
    this(monitor, ofServers, false);
  }

  FleetCollector(FleetMonitor monitor, boolean ofServers, boolean info) {
    this.monitor = monitor;
    this.ofServers = ofServers;
    this.info = info;
  }

  @Override
  public synchronized MetricSnapshots collect() {
    return collect(monitor.totals(), monitor.servers());
  }

  MetricSnapshots collect(FleetTotals totals, List<ServerView> servers) {
    List<MetricSnapshot> all = new ArrayList<>();
    fleet(totals, all);
    boolean many = servers.size() > MOST_SERVERS;
    if (many && ofServers && !told) {
      told = true;
      log.warn(
          "Prometheus gets no series of single servers: there are {}, and more than {} would be too"
              + " much for it; totals go on",
          servers.size(),
          MOST_SERVERS);
    }
    boolean shown = ofServers && !many;
    all.add(
        gauge(
            MetricNames.SERIES,
            "Whether single servers have series of their own",
            List.of(point(shown ? 1 : 0, Labels.EMPTY))));
    if (shown) {
      servers(servers, all);
    }
    return new MetricSnapshots(all);
  }

  private static void fleet(FleetTotals totals, List<MetricSnapshot> to) {
    to.add(
        gauge(
            MetricNames.SERVERS,
            "Servers by how they do",
            List.of(
                point(totals.up(), Labels.of("health", "up")),
                point(totals.down(), Labels.of("health", "down")),
                point(totals.refused(), Labels.of("health", "refused")),
                point(totals.slow(), Labels.of("health", "slow")),
                point(totals.unknown(), Labels.of("health", "unknown")))));
    to.add(
        gauge(
            MetricNames.PLAYERS,
            "Players online on all servers",
            List.of(point((double) totals.players(), Labels.EMPTY))));
    to.add(
        gauge(
            MetricNames.POLL_LAG,
            "How much later than planned 99 of 100 polls are",
            List.of(point(totals.pollLagP99Micros() / 1e6, Labels.EMPTY))));
    to.add(counter(MetricNames.POLLS, "Polls that have ended", totals.polls()));
    to.add(counter(MetricNames.FAILED_POLLS, "Polls without an answer", totals.failedPolls()));
    to.add(counter(MetricNames.SKIPPED_POLLS, "Turns that passed unasked", totals.skippedPolls()));
  }

  private void servers(List<ServerView> servers, List<MetricSnapshot> to) {
    Labels[] each = labels.of(servers);
    to.add(
        gauge(
            MetricNames.SERVER_UP,
            "Whether the last poll was answered",
            servers,
            each,
            FleetCollector::up));
    to.add(
        gauge(
            MetricNames.SERVER_PLAYERS,
            "Players online",
            servers,
            each,
            view -> known(view.players())));
    to.add(
        gauge(
            MetricNames.SERVER_PLAYERS_MAX,
            "Players that may be online",
            servers,
            each,
            view -> known(view.maxPlayers())));
    to.add(
        gauge(
            MetricNames.SERVER_LATENCY,
            "Time of the last answer",
            servers,
            each,
            view -> known(view.latencyNanos()) / 1e9));
    to.add(
        gauge(
            MetricNames.SERVER_LAST_SUCCESS,
            "When the last answer came, in seconds since 1970",
            servers,
            each,
            FleetCollector::lastSuccess));
    to.add(
        gauge(
            MetricNames.SERVER_FAILURES,
            "Polls that failed since the last answer",
            servers,
            each,
            ServerView::consecutiveFailures));
    to.add(
        gauge(
            MetricNames.SERVER_MAINTENANCE,
            "Whether the server is in maintenance",
            servers,
            each,
            view -> view.maintenance() ? 1 : 0));
    to.add(
        gauge(
            MetricNames.SERVER_REFUSED,
            "Whether the server refuses the login",
            servers,
            each,
            view -> view.health() == Health.REFUSED ? 1 : 0));
    if (info) {
      to.add(info(servers, each));
    }
  }

  /** Map and version as labels: each change of a map is a series of its own. */
  private static MetricSnapshot info(List<ServerView> servers, Labels[] labels) {
    List<InfoSnapshot.InfoDataPointSnapshot> points = new ArrayList<>(labels.length);
    for (int i = 0; i < labels.length; i++) {
      ServerView view = servers.get(i);
      String map = view.map() == null ? "" : view.map();
      String version = view.version() == null ? "" : view.version();
      points.add(
          new InfoSnapshot.InfoDataPointSnapshot(
              labels[i].merge(Labels.of("map", map, "version", version))));
    }
    return new InfoSnapshot(
        new MetricMetadata(MetricNames.SERVER_INFO, "Map and version as last told"), points);
  }

  static double up(ServerView view) {
    return switch (view.health()) {
      case UP, SLOW -> 1;
      case DOWN, REFUSED -> 0;
      case UNKNOWN -> Double.NaN;
    };
  }

  private static double known(long value) {
    return value < 0 ? Double.NaN : value;
  }

  private static double lastSuccess(ServerView view) {
    Instant last = view.lastSuccess();
    return last == null ? Double.NaN : last.toEpochMilli() / 1000.0;
  }

  /** A gauge of those servers whose value is known. */
  private static MetricSnapshot gauge(
      String name,
      String help,
      List<ServerView> servers,
      Labels[] labels,
      ToDoubleFunction<ServerView> value) {
    List<GaugeDataPointSnapshot> points = new ArrayList<>(labels.length);
    for (int i = 0; i < labels.length; i++) {
      double known = value.applyAsDouble(servers.get(i));
      if (!Double.isNaN(known)) {
        points.add(point(known, labels[i]));
      }
    }
    return gauge(name, help, points);
  }

  private static MetricSnapshot gauge(
      String name, String help, List<GaugeDataPointSnapshot> points) {
    return new GaugeSnapshot(new MetricMetadata(name, help), points);
  }

  private static MetricSnapshot counter(String name, String help, long value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value((double) value).build())
        .build();
  }

  private static GaugeDataPointSnapshot point(double value, Labels labels) {
    return new GaugeDataPointSnapshot(value, labels, null);
  }
}
