package io.rcon.cli;

import io.rcon.FleetSnapshot;
import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.SessionState;
import io.rcon.cli.WatchStats.Times;
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
 * @param whole times of all answers
 * @param lastMinute times of the answers of the last minute
 * @param notWell the servers that are not well, the worst first
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
    Times whole,
    Times lastMinute,
    List<NotWell> notWell,
    List<ServerSnapshot> slowest,
    @Nullable String lastFailure) {
  private static final int SHOWN = 5;

  static WatchReport of(
      FleetSnapshot fleet,
      WatchStats stats,
      List<NotWell> notWell,
      long sent,
      double perSecond,
      long now) {
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
        stats.whole(),
        stats.lastMinute(now),
        notWell,
        slowest,
        stats.lastFailure());
  }

  /** How many servers there are. */
  int servers() {
    return sessions.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether all servers are there, commands were answered, and none failed. */
  boolean isWell() {
    int there =
        sessions.getOrDefault(SessionState.READY, 0) + sessions.getOrDefault(SessionState.IDLE, 0);
    return failed == 0 && answered > 0 && there == servers();
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
      json.writeNumberField("p50Millis", whole.p50());
      json.writeNumberField("p99Millis", whole.p99());
      json.writeObjectFieldStart("lastMinute");
      json.writeNumberField("p50Millis", lastMinute.p50());
      json.writeNumberField("p99Millis", lastMinute.p99());
      json.writeEndObject();
      json.writeArrayFieldStart("notWell");
      for (NotWell server : notWell) {
        server.write(json);
      }
      json.writeEndArray();
    });
  }
}
