package io.rcon.monitor.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rcon.RconListener;
import io.rcon.micrometer.MicrometerListener;
import io.rcon.monitor.FleetMonitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * The metrics that Prometheus gets at {@code /metrics}: the engine's meters, the fleet's totals,
 * and the values of single servers. Give {@link #listener()} to the fleet, and this to {@link
 * MonitorHttp}, each once.
 */
public final class FleetMetrics {
  private static final Set<String> TIMED = Set.of(MetricNames.COMMAND, MetricNames.ENGINE_POLL_LAG);

  private static final double[] BOUNDS_IN_MILLIS = {
    1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final MicrometerListener listener;
  private final boolean ofServers;
  private final boolean info;

  private FleetMetrics(boolean ofServers, boolean info) {
    this.ofServers = ofServers;
    this.info = info;
    registry.config().meterFilter(new Buckets());
    listener = MicrometerListener.of(registry);
  }

  /**
   * Everything. Above 20,000 servers single ones have no series, which is logged once.
   *
   * @return the metrics
   */
  public static FleetMetrics create() {
    return new FleetMetrics(true, false);
  }

  /**
   * Everything, and {@code rcon_server_info} with the map and the version of each server as labels.
   * Prometheus keeps a series for each map that was ever played.
   *
   * @return the metrics
   */
  public static FleetMetrics withServerInfo() {
    return new FleetMetrics(true, true);
  }

  /**
   * Everything but the values of single servers.
   *
   * @return the metrics
   */
  public static FleetMetrics withoutServers() {
    return new FleetMetrics(false, false);
  }

  /**
   * Counts and times what the fleet's engine does.
   *
   * @return a listener of the fleet
   */
  public RconListener listener() {
    return listener;
  }

  void show(FleetMonitor monitor) {
    registry.getPrometheusRegistry().register(new FleetCollector(monitor, ofServers, info));
  }

  byte[] text(String contentType) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    registry.scrape(out, contentType);
    return out.toByteArray();
  }

  /** Times by fixed bounds, from which Prometheus reckons quantiles of many watchers. */
  private static final class Buckets implements MeterFilter {
    private static final double[] NANOS =
        DoubleStream.of(BOUNDS_IN_MILLIS).map(millis -> millis * 1e6).toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      return TIMED.contains(id.getName())
          ? DistributionStatisticConfig.builder()
              .serviceLevelObjectives(NANOS)
              .build()
              .merge(config)
          : config;
    }
  }
}
