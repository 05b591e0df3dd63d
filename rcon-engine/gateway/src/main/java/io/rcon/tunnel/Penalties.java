package io.rcon.tunnel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers who gave wrong tokens. Five in a row bar an address for ten minutes; a right one wipes
 * them out. IPv6 counts by network, of which a host has one and its addresses without number. The
 * table is bounded and forgets whoever erred longest ago.
 */
final class Penalties {
  static final int ALLOWED = 5;
  static final Duration BARRED_FOR = Duration.ofMinutes(10);
  static final int REMEMBERED = 4096;

  private static final int NETWORK_BYTES = 8;

  private record Errors(int count, long last) {}

  private final Map<ByteBuffer, Errors> records = new LinkedHashMap<>();

  /** Notes a wrong token; says whether it was one too many. */
  boolean add(InetAddress address, long now) {
    ByteBuffer key = key(address);
    Errors old = records.remove(key);
    int errors = old == null || isOver(old, now) ? 1 : old.count() + 1;
    records.put(key, new Errors(errors, now));
    if (records.size() > REMEMBERED) {
      records.remove(records.keySet().iterator().next());
    }
    return errors >= ALLOWED;
  }

  boolean isBarred(InetAddress address, long now) {
    Errors found = records.get(key(address));
    return found != null && found.count() >= ALLOWED && !isOver(found, now);
  }

  void forgive(InetAddress address) {
    records.remove(key(address));
  }

  int size() {
    return records.size();
  }

  private static boolean isOver(Errors found, long now) {
    return now - found.last() >= BARRED_FOR.toNanos();
  }

  private static ByteBuffer key(InetAddress address) {
    byte[] bytes = address.getAddress();
    return ByteBuffer.wrap(
        address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
