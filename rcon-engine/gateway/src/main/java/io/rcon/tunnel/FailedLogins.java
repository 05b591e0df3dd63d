package io.rcon.tunnel;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong tokens by address. Five in a row bar an address for ten minutes; a valid one clears them.
 * IPv6 addresses count by their /64 network, since a host has countless addresses in one. The table
 * is bounded: the address whose last wrong token is oldest is forgotten first.
 */
final class FailedLogins {
  static final int ALLOWED = 5;
  static final Duration BARRED_FOR = Duration.ofMinutes(10);
  static final int REMEMBERED = 4096;

  private record Errors(int count, long last) {}

  private final Map<Network, Errors> records = new LinkedHashMap<>();

  /** Counts a wrong token, and returns whether this one bars the address. */
  boolean add(InetAddress address, long now) {
    Network key = Network.of(address);
    Errors old = records.remove(key);
    int errors = old == null || isOver(old, now) ? 1 : old.count() + 1;
    records.put(key, new Errors(errors, now));
    if (records.size() > REMEMBERED) {
      records.remove(records.keySet().iterator().next());
    }
    return errors == ALLOWED;
  }

  boolean isBarred(InetAddress address, long now) {
    Errors found = records.get(Network.of(address));
    return found != null && found.count() >= ALLOWED && !isOver(found, now);
  }

  void forgive(InetAddress address) {
    records.remove(Network.of(address));
  }

  int size() {
    return records.size();
  }

  private static boolean isOver(Errors found, long now) {
    return now - found.last() >= BARRED_FOR.toNanos();
  }
}
