package io.rcon.games;

/** The history of a session's WebSocket connections. Event loop only. */
final class WebSocketPast {
  private boolean begun;
  private long begunAt;
  private boolean accepted;
  private boolean excused;

  /** How long the next handshake has to wait, where so much must lie between two. */
  long wait(long now, long least) {
    return begun ? Math.max(0, begunAt + least - now) : 0;
  }

  void begins(long now) {
    begun = true;
    begunAt = now;
  }

  void accepted() {
    accepted = true;
    excused = false;
  }

  boolean wasAccepted() {
    return accepted;
  }

  /**
   * Whether a refusal may be a server that restarts, or one of two connections too close together:
   * once after each login that went well.
   */
  boolean excuse() {
    boolean once = accepted && !excused;
    excused = true;
    return once;
  }
}
