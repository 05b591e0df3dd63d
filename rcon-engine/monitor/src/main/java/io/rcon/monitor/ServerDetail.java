package io.rcon.monitor;

import java.util.List;

/**
 * One server with its last hour. A value.
 *
 * @param view the server as it is now
 * @param history the samples of the last hour
 * @param players the players of the last answer that listed any; personal data
 * @param errors the last polls that failed, the newest first, at most 16
 * @param events the last changes of its health, the newest first, at most 32
 * @param maintenance who keeps it in maintenance, the oldest first; empty if nobody does
 */
public record ServerDetail(
    ServerView view,
    ServerHistory history,
    List<OnlinePlayer> players,
    List<PollError> errors,
    List<HealthChange> events,
    List<MaintenanceNote> maintenance) {
  /** Copies the lists. */
  public ServerDetail {
    players = List.copyOf(players);
    errors = List.copyOf(errors);
    events = List.copyOf(events);
    maintenance = List.copyOf(maintenance);
  }
}
