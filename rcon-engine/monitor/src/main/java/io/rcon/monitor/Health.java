package io.rcon.monitor;

/** The health of a server, judged by its last polls. Maintenance is a mark beside it. */
public enum Health {
  /**
   * The last poll was answered, and in time; of a game that nothing is known to ask, the connection
   * stands.
   */
  UP,
  /** The last poll was not answered: no connection, or nothing came in time. */
  DOWN,
  /** The server refused the login, and no query beside it is answered. */
  REFUSED,
  /** The last poll was answered, but later than {@link MonitorOptions#slowAfter()}. */
  SLOW,
  /** Not asked yet. */
  UNKNOWN
}
