package io.rcon.monitor.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong tokens by address, by the rules of the tunnel's door: five in a row bar an address for ten
 * minutes, IPv6 counts by its /64 network, and the table is bounded. HTTP's event loop only.
 */
final class BarredAddresses {
  static final int ALLOWED = 5;
  static final Duration BARRED_FOR = Duration.ofMinutes(10);
  private static final int REMEMBERED = 4096;

  private record Errors(int count, long last) {}

  private final Map<ByteBuffer, Errors> records = new LinkedHashMap<>();

  /** Counts a wrong token. */
  void add(String address, long now) {
    ByteBuffer key = network(address);
    Errors old = records.remove(key);
    int count = old == null || isOver(old, now) ? 1 : old.count() + 1;
    records.put(key, new Errors(count, now));
    if (records.size() > REMEMBERED) {
      records.remove(records.keySet().iterator().next());
    }
  }

  boolean isBarred(String address, long now) {
    Errors found = records.get(network(address));
    return found != null && found.count() >= ALLOWED && !isOver(found, now);
  }

  void forgive(String address) {
    records.remove(network(address));
  }

  private static boolean isOver(Errors found, long now) {
    return now - found.last() >= BARRED_FOR.toNanos();
  }

  private static ByteBuffer network(String address) {
    try {
      InetAddress literal = InetAddress.getByName(address);
      byte[] bytes = literal.getAddress();
      return ByteBuffer.wrap(literal instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    } catch (UnknownHostException e) {
      return ByteBuffer.allocate(0);
    }
  }
}
