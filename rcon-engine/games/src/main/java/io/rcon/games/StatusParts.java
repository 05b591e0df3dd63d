package io.rcon.games;

import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import java.util.List;

/** Joins a status of several answers. */
final class StatusParts {
  private StatusParts() {}

  /**
   * Joins them; where two tell the same, the first counts.
   *
   * @param first has the players, and gives the format and the text
   * @param more the others
   */
  static ServerStatus joined(ServerStatus first, List<ServerStatus> more) {
    if (!first.known()) {
      return first;
    }
    StatusBuilder all = new StatusBuilder(first.format(), first.text());
    for (int i = more.size() - 1; i >= 0; i--) {
      add(more.get(i), all);
    }
    add(first, all);
    first.players().forEach(all::player);
    if (!first.listsPlayers()) {
      all.listsNobody();
    }
    if (!first.complete() || more.stream().anyMatch(part -> !part.known() || !part.complete())) {
      all.incomplete();
    }
    return all.build();
  }

  private static void add(ServerStatus part, StatusBuilder all) {
    part.online().ifPresent(all::online);
    part.max().ifPresent(all::max);
    part.name().ifPresent(all::name);
    part.map().ifPresent(all::map);
    part.version().ifPresent(all::version);
    part.ticksPerSecond().ifPresent(all::ticksPerSecond);
    part.millisPerTick().ifPresent(all::millisPerTick);
    part.details().forEach(all::detail);
  }
}
