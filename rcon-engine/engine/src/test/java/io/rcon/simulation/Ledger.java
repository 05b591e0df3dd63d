package io.rcon.simulation;

import io.rcon.RconException;
import io.rcon.Server;
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

  /** How commands are given. */
  final WordForm form;

  private final World world;
  private final Map<InetSocketAddress, ServerUnderTest> places = new HashMap<>();
  private final Map<Long, Entry> byId = new HashMap<>();
  private final IdentityHashMap<Object, Long> endTimes = new IdentityHashMap<>();
  private final Map<Integer, Poll> polls = new HashMap<>();
  private final Map<ServerUnderTest, Long> retries = new HashMap<>();
  private List<ServerUnderTest> numbered = List.of();
  private int ids;
  private @Nullable String broken;

  Ledger(World world, WordForm form) {
    this.world = world;
    this.form = form;
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

  void livesAt(InetSocketAddress address, ServerUnderTest place) {
    places.put(address, place);
  }

  @Nullable ServerUnderTest at(InetSocketAddress address) {
    return places.get(address);
  }

  void numbered(List<ServerUnderTest> places) {
    numbered = places;
  }

  /** Whose description this is. */
  ServerUnderTest place(Server server) {
    return numbered.get(Integer.parseInt(server.name().substring(1)));
  }

  /** Somebody did not want to wait for its session. */
  void retried(ServerUnderTest place, long at) {
    retries.put(place, at);
  }

  /** When that was last; -1 if it never was. */
  long retriedAt(ServerUnderTest place) {
    return retries.getOrDefault(place, -1L);
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

  @Nullable Entry find(int id, ServerUnderTest place) {
    return byId.get(key(id, place));
  }

  /** A command with this id is one that a poll gives again and again. */
  void polledBy(int id, Poll poll) {
    polls.put(id, poll);
  }

  /** How many polls there were. */
  int polls() {
    return polls.size();
  }

  /** A command is put on the wire. */
  @Nullable Entry sent(int id, ServerUnderTest place) {
    Poll poll = polls.get(id);
    return poll == null ? find(id, place) : poll.sent(place);
  }

  private static long key(int id, ServerUnderTest place) {
    return (long) id << 8 | place.number;
  }

  /** The engine told its listener of an end, with this value, before any caller. */
  void endsWith(Object value) {
    endTimes.put(value, world.now());
  }

  /** When the engine decided on an end; for those it decided at once, now. */
  long endTime(Object value) {
    // Who listens is told the failure without what had come of the answer.
    Object told = value instanceof RconException failure ? failure.withoutPartial() : value;
    Long time = endTimes.remove(told);
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
