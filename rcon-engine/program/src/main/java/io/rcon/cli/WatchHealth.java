package io.rcon.cli;

import io.rcon.FleetSnapshot;
import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.RconException;
import io.rcon.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists the servers that are not well, why, and since when: by the states of their sessions, and by
 * the outcomes of the polls where the connection stands. Used on the command's thread only.
 */
final class WatchHealth {
  /** Since when a server has been away, or has not answered. */
  private final Map<String, Instant> since = new HashMap<>();

  /** Why the last poll failed; absent where it was answered. */
  private final Map<String, RconException> unanswered = new HashMap<>();

  /** Notes that a server answered. */
  void answered(String name) {
    unanswered.remove(name);
  }

  /** Notes that a server with a connection did not answer. */
  void failed(String name, RconException failure) {
    unanswered.put(name, failure);
    since.putIfAbsent(name, Instant.now());
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
    Optional<RconException> poll = Optional.ofNullable(unanswered.get(name));
    if (!away && poll.isEmpty()) {
      since.remove(name);
      return Optional.empty();
    }
    Duration failing = away ? server.failingFor().orElse(Duration.ZERO) : Duration.ZERO;
    Instant begin = since.computeIfAbsent(name, n -> Instant.now().minus(failing));
    Optional<RconException> connection =
        away && server.failingFor().isPresent() ? server.lastFailure() : Optional.empty();
    String reason = connection.or(() -> poll).map(WatchHealth::reason).orElse("");
    return Optional.of(new NotWell(name, server.state(), begin, reason));
  }

  /** A session that is idle is dialled for its next command. */
  static boolean isThere(SessionState state) {
    return state == SessionState.READY || state == SessionState.IDLE;
  }

  private static String reason(RconException failure) {
    return FailureText.reason(failure) + " (" + failure.code() + ")";
  }
}
