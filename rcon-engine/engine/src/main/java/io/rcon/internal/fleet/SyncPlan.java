package io.rcon.internal.fleet;

import io.rcon.FleetChanges;
import io.rcon.Server;
import io.rcon.internal.session.EngineSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The changes that turn a fleet into the one that is wanted.
 *
 * @param fresh the servers that need a new session
 * @param changes the names of the servers concerned
 */
record SyncPlan(List<Server> fresh, FleetChanges changes) {
  static SyncPlan of(Collection<Server> servers, Map<String, EngineSession> sessions) {
    List<Server> fresh = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Server server : servers) {
      if (!names.add(server.name())) {
        throw new IllegalArgumentException(
            "two of the servers are named '" + server.name() + "'; a fleet has one of a name");
      }
      EngineSession session = sessions.get(server.name());
      if (session == null || !session.isOpenFor(server)) {
        fresh.add(server);
        (session == null ? added : replaced).add(server.name());
      }
    }
    List<String> removed =
        sessions.keySet().stream().filter(name -> !names.contains(name)).toList();
    return new SyncPlan(fresh, new FleetChanges(added, replaced, removed));
  }
}
