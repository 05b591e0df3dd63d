package io.rcon.monitor.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Files for Prometheus and what stands behind it. */
public enum PrometheusFile {
  /** Alerting rules. */
  RULES("rules.yaml"),
  /** Unit tests of the rules, for {@code promtool test rules}. */
  TESTS("rules.test.yaml"),
  /** A configuration that scrapes a watcher. */
  CONFIG("prometheus.yaml"),
  /**
   * A configuration of Alertmanager in which the alert of a group silences those of its servers.
   */
  ALERTMANAGER("alertmanager.yaml"),
  /** A board for Grafana. */
  BOARD("board.json");

  private final String file;

  PrometheusFile(String file) {
    this.file = file;
  }

  /**
   * Its usual name.
   *
   * @return a name without a folder
   */
  public String fileName() {
    return file;
  }

  /**
   * Its content.
   *
   * @return the text
   */
  public String text() {
    return new String(
        BundledFile.read(PrometheusFile.class, "prometheus/" + file), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
