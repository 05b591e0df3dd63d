package io.rcon.internal.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the addresses of one server's name are tried: the one that worked last, then
 * those that have not failed, IPv6 and IPv4 in turn, then those that failed, longest ago first.
 * Event loop only.
 */
final class AddressOrder {
  /** More are a mistake or an attack by the name server. */
  private static final int MOST = 32;

  private final int port;
  private final boolean v6First;
  private final @Nullable InetAddress local;
  private final Set<InetAddress> failed = new LinkedHashSet<>();
  private @Nullable InetAddress worked;

  /**
   * No address has been tried.
   *
   * @param port of the server
   * @param v6First whether an IPv6 address comes first where nothing else decides
   * @param local the local address; servers of another family cannot be reached. Null for any
   */
  AddressOrder(int port, boolean v6First, @Nullable InetSocketAddress local) {
    this.port = port;
    this.v6First = v6First;
    this.local = local == null ? null : local.getAddress();
  }

  /** Puts addresses in order. */
  List<InetSocketAddress> of(Collection<InetAddress> addresses) {
    List<InetAddress> ordered = new ArrayList<>();
    if (worked != null && addresses.contains(worked)) {
      ordered.add(worked);
    }
    Deque<InetAddress> first = new ArrayDeque<>();
    Deque<InetAddress> second = new ArrayDeque<>();
    for (InetAddress address : addresses) {
      if (!address.equals(worked) && !failed.contains(address)) {
        (address instanceof Inet6Address == v6First ? first : second).add(address);
      }
    }
    while (!first.isEmpty() || !second.isEmpty()) {
      move(first, ordered);
      move(second, ordered);
    }
    failed.stream().filter(addresses::contains).forEach(ordered::add);
    return ordered.stream()
        .filter(this::isReachable)
        .limit(MOST)
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  private static void move(Deque<InetAddress> from, List<InetAddress> to) {
    InetAddress next = from.poll();
    if (next != null) {
      to.add(next);
    }
  }

  private boolean isReachable(InetAddress address) {
    return local == null || local instanceof Inet6Address == address instanceof Inet6Address;
  }

  /** The server was met there. */
  void worked(InetAddress address) {
    worked = address;
    failed.remove(address);
  }

  boolean hasWorked(InetAddress address) {
    return address.equals(worked);
  }

  /** Something may have been met there, but not the server. */
  void failed(InetAddress address) {
    if (address.equals(worked)) {
      worked = null;
    }
    failed.remove(address);
    failed.add(address);
    if (failed.size() > MOST) {
      failed.remove(failed.iterator().next());
    }
  }
}
