package io.rcon.monitor;

import io.rcon.RconException;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.status.ServerStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The next view of a server, begun from the one before. Of one thread. */
final class ViewDraft {
  private final ServerView from;
  private final Server server;
  private SessionState state;
  private Health health;
  private Instant since;
  private @Nullable String code;
  private @Nullable String reason;
  private int players;
  private int maxPlayers;
  private @Nullable String map;
  private @Nullable String version;
  private long latency;
  private @Nullable Instant lastSuccess;
  private int failures;
  private boolean maintenance;
  private long polls;
  private long failedPolls;

  ViewDraft(ServerView from, Server server) {
    this.from = from;
    this.server = server;
    state = from.state();
    health = from.health();
    since = from.since();
    code = from.reasonCode();
    reason = from.reason();
    players = from.players();
    maxPlayers = from.maxPlayers();
    map = from.map();
    version = from.version();
    latency = from.latencyNanos();
    lastSuccess = from.lastSuccess();
    failures = from.consecutiveFailures();
    maintenance = from.maintenance();
    polls = from.polls();
    failedPolls = from.failedPolls();
  }

  /** The failure in words, without the server's name, cut. */
  static String message(RconException failure) {
    String message = String.valueOf(failure.getMessage());
    String prefix = failure.server() + ": ";
    return Texts.message(message.startsWith(prefix) ? message.substring(prefix.length()) : message);
  }

  /** Values that an answer lacks stay as they were, but for the number of players. */
  ViewDraft answered(ServerStatus status, long nanos) {
    players = status.online().orElse(-1);
    maxPlayers = status.max().orElse(maxPlayers);
    map = status.map().map(Texts::name).orElse(map);
    version = status.version().map(Texts::name).orElse(version);
    latency = nanos;
    lastSuccess = Instant.now();
    failures = 0;
    polls++;
    return this;
  }

  /** Takes an answer beside the polls, which knows more of the game than theirs do. */
  ViewDraft learned(ServerStatus status) {
    maxPlayers = status.max().orElse(maxPlayers);
    map = status.map().map(Texts::name).orElse(map);
    version = status.version().map(Texts::name).orElse(version);
    return this;
  }

  ViewDraft failed() {
    players = -1;
    failures++;
    polls++;
    failedPolls++;
    return this;
  }

  /** Where the session stands, and what is wrong; null if nothing is. */
  ViewDraft session(SessionState now, @Nullable RconException wrong) {
    state = now;
    code = wrong == null ? null : wrong.code();
    reason = wrong == null ? null : message(wrong);
    return this;
  }

  ViewDraft health(Health now) {
    if (health != now) {
      health = now;
      since = Instant.now();
    }
    return this;
  }

  ViewDraft maintenance(boolean on) {
    maintenance = on;
    return this;
  }

  ServerView view() {
    return new ServerView(
        from.name(),
        server.dialect().name(),
        server.address(),
        server.tags(),
        state,
        health,
        since,
        code,
        reason,
        players,
        maxPlayers,
        map,
        version,
        latency,
        lastSuccess,
        failures,
        maintenance,
        polls,
        failedPolls);
  }
}
