package io.rcon.cli;

import io.rcon.FleetSnapshot;
import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.SessionState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which servers are not well, why, and since when. Used on the command's thread only. */
final class WatchHealth {
  private final RconFleet fleet;
  private final MainLoop loop;

  /** Since when a server has been away, or has not answered. */
  private final Map<String, Instant> since = new HashMap<>();

  private final Map<String, String> reasons = new HashMap<>();
  private final Set<String> failing = new HashSet<>();
  private final Set<String> asked = new HashSet<>();

  WatchHealth(RconFleet fleet, MainLoop loop) {
    this.fleet = fleet;
    this.loop = loop;
  }

  /** Notes how a server answered, or did not. */
  void take(Outcome outcome) {
    String name = outcome.server().name();
    RconException failure = outcome.failure().orElse(null);
    if (failure == null) {
      failing.remove(name);
      return;
    }
    failing.add(name);
    since.putIfAbsent(name, Instant.now());
    reasons.put(name, reason(failure));
  }

  private static String reason(RconException failure) {
    return Failures.reason(failure) + " (" + failure.code() + ")";
  }

  /** Those that are not well now, the worst first. */
  List<NotWell> of(FleetSnapshot snapshot) {
    return snapshot.servers().stream()
        .map(this::judge)
        .flatMap(Optional::stream)
        .sorted(NotWell.WORST_FIRST)
        .toList();
  }

  private Optional<NotWell> judge(ServerSnapshot server) {
    String name = server.server().name();
    boolean away = !isThere(server.state());
    if (!away && !failing.contains(name)) {
      since.remove(name);
      reasons.remove(name);
      return Optional.empty();
    }
    if (away && !reasons.containsKey(name)) {
      askWhy(name);
    }
    Instant begin = since.computeIfAbsent(name, n -> Instant.now());
    String reason = reasons.getOrDefault(name, "");
    return Optional.of(new NotWell(name, server.state(), begin, reason));
  }

  /** A session that is idle is dialled for its next command. */
  private static boolean isThere(SessionState state) {
    return state == SessionState.READY || state == SessionState.IDLE;
  }

  /** The session tells whoever waits for it why its last attempt failed. */
  private void askWhy(String name) {
    RconSession session = fleet.session(name).orElse(null);
    if (session != null && asked.add(name)) {
      session.whenReady().whenComplete((ready, thrown) -> loop.execute(() -> told(name, thrown)));
    }
  }

  private void told(String name, @Nullable Throwable thrown) {
    asked.remove(name);
    if (thrown != null) {
      reasons.put(name, reason(Outcomes.failure(thrown)));
    }
  }
}
