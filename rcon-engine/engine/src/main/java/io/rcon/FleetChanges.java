package io.rcon;

import java.util.List;

/**
 * The changes that {@link RconFleet#sync} made, by the names of the servers. A value.
 *
 * @param added those that were new to the fleet
 * @param replaced those whose session was replaced, since something about the server changed
 * @param removed those that were taken out
 */
public record FleetChanges(List<String> added, List<String> replaced, List<String> removed) {
  /** Copies the lists. */
  public FleetChanges {
    added = List.copyOf(added);
    replaced = List.copyOf(replaced);
    removed = List.copyOf(removed);
  }

  /**
   * Whether nothing had to change.
   *
   * @return true if nothing was done
   */
  public boolean isEmpty() {
    return added.isEmpty() && replaced.isEmpty() && removed.isEmpty();
  }
}
