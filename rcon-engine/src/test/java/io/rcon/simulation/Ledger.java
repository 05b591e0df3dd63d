package io.rcon.simulation;

import io.rcon.RconException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is known of every command, and the first thing that went wrong. */
final class Ledger {
  final List<Entry> entries = new ArrayList<>();

  private final World world;
  private final Map<InetSocketAddress, Place> places = new HashMap<>();
  private final Map<Long, Entry> byId = new HashMap<>();
  private final IdentityHashMap<Object, Long> endTimes = new IdentityHashMap<>();
  private int ids;
  private @Nullable String broken;

  Ledger(World world) {
    this.world = world;
  }

  /** Something that must not be has been; only the first is kept. */
  void broken(String what) {
    if (broken == null) {
      broken = what;
      world.log("BROKEN: " + what, "", 0);
    }
  }

  void check(boolean holds, String law, Object about) {
    if (!holds) {
      broken(law + ": " + about);
    }
  }

  @Nullable String broken() {
    return broken;
  }

  void livesAt(InetSocketAddress address, Place place) {
    places.put(address, place);
  }

  @Nullable Place at(InetSocketAddress address) {
    return places.get(address);
  }

  int nextId() {
    return ++ids;
  }

  Entry open(Entry entry) {
    entries.add(entry);
    byId.put(key(entry.id, entry.place), entry);
    return entry;
  }

  boolean isAnyOpen() {
    return entries.stream().anyMatch(entry -> !entry.isEnded());
  }

  @Nullable Entry find(int id, Place place) {
    return byId.get(key(id, place));
  }

  private static long key(int id, Place place) {
    return (long) id << 8 | place.number;
  }

  /** The engine told its listener of an end, with this value, before any caller. */
  void endsWith(Object value) {
    endTimes.put(value, world.now());
  }

  /** When the engine decided on an end; for those it decided at once, now. */
  long endTime(Object value) {
    Long time = endTimes.remove(value);
    return time == null ? world.now() : time;
  }

  /** Ends that no caller was told of, as far as that can be seen. */
  long untold() {
    // Those that the gate turned away are told by themselves, the listener once for all of them.
    return endTimes.keySet().stream()
        .filter(end -> !(end instanceof RconException.Overloaded))
        .count();
  }
}
