package io.rcon.monitor.http;

/** The names under which Prometheus meets what is watched. */
final class MetricNames {
  static final String SERVERS = "rcon_fleet_servers";
  static final String PLAYERS = "rcon_fleet_players";
  static final String POLLS = "rcon_fleet_polls";
  static final String FAILED_POLLS = "rcon_fleet_polls_failed";
  static final String SKIPPED_POLLS = "rcon_fleet_polls_skipped";
  static final String POLL_LAG = "rcon_fleet_poll_lag_p99_seconds";
  static final String SERIES = "rcon_fleet_server_series";

  static final String SERVER_UP = "rcon_server_up";
  static final String SERVER_PLAYERS = "rcon_server_players";
  static final String SERVER_PLAYERS_MAX = "rcon_server_players_max";
  static final String SERVER_LATENCY = "rcon_server_latency_seconds";
  static final String SERVER_LAST_SUCCESS = "rcon_server_last_success_timestamp_seconds";
  static final String SERVER_FAILURES = "rcon_server_consecutive_failures";
  static final String SERVER_MAINTENANCE = "rcon_server_maintenance";
  static final String SERVER_REFUSED = "rcon_server_login_refused";

  /** To which the format adds {@code _info}. */
  static final String SERVER_INFO = "rcon_server";

  /** Of the engine's meters. */
  static final String COMMAND = "rcon.command";

  static final String ENGINE_POLL_LAG = "rcon.poll.lag";
  static final String COMMAND_BUCKETS = "rcon_command_seconds_bucket";
  static final String SESSIONS = "rcon_sessions";
  static final String RECONNECTS = "rcon_reconnects_total";

  private MetricNames() {}
}
