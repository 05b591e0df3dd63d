package io.rcon.cli;

import io.rcon.FleetSnapshot;
import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.SessionState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A watch at one moment.
 *
 * @param eventLoops how many loops serve the sessions
 * @param sessions how many stand in each state, in the order of the states
 * @param sent commands given
 * @param answered commands that were answered
 * @param failed commands that were not
 * @param perSecond answers a second since the report before
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param slowest the servers whose last answer took longest
 * @param lastFailure the failure that came last, if any
 */
record WatchReport(
    int eventLoops,
    Map<SessionState, Integer> sessions,
    long sent,
    long answered,
    long failed,
    double perSecond,
    double p50,
    double p99,
    List<ServerSnapshot> slowest,
    @Nullable String lastFailure) {
  private static final int SHOWN = 5;

  static WatchReport of(FleetSnapshot fleet, WatchStats stats, long sent, double perSecond) {
    List<ServerSnapshot> slowest =
        fleet.servers().stream()
            .filter(server -> server.lastMillis() >= 0)
            .sorted(Comparator.comparingDouble(ServerSnapshot::lastMillis).reversed())
            .limit(SHOWN)
            .toList();
    return new WatchReport(
        fleet.eventLoops(),
        new TreeMap<>(fleet.sessions()),
        sent,
        stats.answeredCount(),
        stats.failedCount(),
        perSecond,
        stats.millis(50),
        stats.millis(99),
        slowest,
        stats.lastFailure());
  }

  /** Whether all servers are ready, commands were answered, and none failed. */
  boolean isWell(int servers) {
    return failed == 0 && answered > 0 && sessions.getOrDefault(SessionState.READY, 0) == servers;
  }

  String states() {
    StringBuilder out = new StringBuilder();
    sessions.forEach((state, count) -> out.append(state).append(' ').append(count).append("  "));
    return out.toString().stripTrailing();
  }

  String json() {
    return Json.object(json -> {
      json.writeNumberField("eventLoops", eventLoops);
      json.writeObjectFieldStart("sessions");
      for (Map.Entry<SessionState, Integer> entry : sessions.entrySet()) {
        json.writeNumberField(entry.getKey().name(), entry.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("sent", sent);
      json.writeNumberField("answered", answered);
      json.writeNumberField("failed", failed);
      json.writeNumberField("p50Millis", p50);
      json.writeNumberField("p99Millis", p99);
    });
  }
}
