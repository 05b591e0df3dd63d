package io.rcon;

/**
 * The state of a session.
 *
 * <pre>
 *  IDLE ─▶ CONNECTING ─▶ LOGGING_IN ─▶ READY ─▶ BACKING_OFF ─▶ CONNECTING …
 *                            └─▶ REFUSED (wrong password, banned)        any ─▶ CLOSED
 * </pre>
 */
public enum SessionState {
  /**
   * No connection and no attempt to connect: on demand, not begun, or closed by the server since
   * nothing was asked for a while. The next command or poll connects.
   */
  IDLE,
  /** Waiting for the governor, the name's address, or the connection. */
  CONNECTING,
  /** Connected; the login is on its way. */
  LOGGING_IN,
  /**
   * Commands can be sent. Over UDP the server may not have answered anything yet, see {@link
   * RconSession#lastHeard()}.
   */
  READY,
  /** The connection failed or was lost; another attempt follows after a pause. */
  BACKING_OFF,
  /**
   * The server refused the login. Nothing is tried again until {@link RconSession#retry()}, or
   * until the server is replaced.
   */
  REFUSED,
  /** Closed for good. */
  CLOSED
}
