package io.rcon;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fleet at one moment. A value.
 *
 * @param eventLoops how many event loops serve it
 * @param sessions how many sessions stand in each state, in the order of the states; those without
 *     any are absent
 * @param servers each server, in the order in which they were added
 * @param sent commands written since the fleet began
 * @param answered commands that ended with a reply
 * @param failed commands that ended without one
 * @param late answers that came after their command had ended, and were dropped
 */
public record FleetSnapshot(
    int eventLoops,
    Map<SessionState, Integer> sessions,
    List<ServerSnapshot> servers,
    long sent,
    long answered,
    long failed,
    long late) {
  /** Copies the collections. */
  public FleetSnapshot {
    EnumMap<SessionState, Integer> inOrder = new EnumMap<>(SessionState.class);
    inOrder.putAll(sessions);
    sessions = Collections.unmodifiableMap(inOrder);
    servers = List.copyOf(servers);
  }

  /**
   * One server at that moment.
   *
   * @param server the server
   * @param state the state of its session
   * @param queued commands that wait
   * @param underWay commands that are written and not ended
   * @param lastMillis the time of its last answer from write to end in milliseconds, -1 before it
   * @param lastFailure as in {@link RconSession#lastFailure()}
   * @param failingFor as in {@link RconSession#failingFor()}
   */
  public record ServerSnapshot(
      Server server,
      SessionState state,
      int queued,
      int underWay,
      double lastMillis,
      Optional<RconException> lastFailure,
      Optional<Duration> failingFor) {
    /**
     * Makes the snapshot of a server without a failure.
     *
     * @param server the server
     * @param state the state of its session
     * @param queued commands that wait
     * @param underWay commands that are written and not ended
     * @param lastMillis the time of its last answer in milliseconds, -1 before it
     */
    public ServerSnapshot(
        Server server, SessionState state, int queued, int underWay, double lastMillis) {
      this(server, state, queued, underWay, lastMillis, Optional.empty(), Optional.empty());
    }
  }
}
