package io.rcon.internal.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one local port by the server's address: open addressing with linear probing, no
 * tombstones. The keys lie side by side, since a fleet's addresses do not fit a processor's cache,
 * and comparing them would wait for memory four times. Event loop only.
 */
final class PairTable {
  private static final int SMALLEST = 16;

  private long[] keys = new long[SMALLEST];
  private @Nullable UdpLine[] lines = new @Nullable UdpLine[SMALLEST];
  private int size;

  /** A number for an address: at least 0 and the address itself for IPv4, a hash for others. */
  static long key(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    if (host instanceof Inet4Address v4) {
      byte[] bytes = v4.getAddress();
      int high = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
      int low = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
      return (long) high << 32 | (long) low << 16 | address.getPort();
    }
    // Without the scope, as addresses are compared: where a server was given none, its answers have
    // one.
    ByteBuffer halves = ByteBuffer.wrap(host.getAddress());
    long hash = mixed(mixed(halves.getLong()) + halves.getLong()) + address.getPort();
    return hash | Long.MIN_VALUE;
  }

  static boolean isIpv4(long key) {
    return key >= 0;
  }

  private static long mixed(long key) {
    long product = key * 0x9E3779B97F4A7C15L;
    return product ^ product >>> 32;
  }

  boolean isEmpty() {
    return size == 0;
  }

  @Nullable UdpLine get(long key, InetSocketAddress address) {
    int mask = lines.length - 1;
    for (int i = home(key); ; i = (i + 1) & mask) {
      UdpLine line = lines[i];
      if (line == null || (keys[i] == key && (isIpv4(key) || line.remote().equals(address)))) {
        return line;
      }
    }
  }

  void put(UdpLine line) {
    if (2 * (size + 1) > lines.length) {
      grow();
    }
    add(line);
    size++;
  }

  private void add(UdpLine line) {
    long key = line.key();
    int i = home(key);
    while (lines[i] != null) {
      i = (i + 1) & (lines.length - 1);
    }
    keys[i] = key;
    lines[i] = line;
  }

  void remove(UdpLine line) {
    int mask = lines.length - 1;
    int i = home(line.key());
    while (lines[i] != line) {
      if (lines[i] == null) {
        return;
      }
      i = (i + 1) & mask;
    }
    size--;
    closeGap(i, mask);
  }

  /** Moves back whatever probed past the slot that is now free. */
  private void closeGap(int free, int mask) {
    for (int i = (free + 1) & mask; lines[i] != null; i = (i + 1) & mask) {
      if (((i - home(keys[i])) & mask) >= ((i - free) & mask)) {
        keys[free] = keys[i];
        lines[free] = lines[i];
        free = i;
      }
    }
    lines[free] = null;
  }

  private int home(long key) {
    return (int) mixed(key) & (lines.length - 1);
  }

  private void grow() {
    @Nullable UdpLine[] old = lines;
    keys = new long[2 * old.length];
    lines = new @Nullable UdpLine[2 * old.length];
    for (UdpLine line : old) {
      if (line != null) {
        add(line);
      }
    }
  }
}
