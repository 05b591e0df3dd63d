package io.rcon.internal.wire;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The last senders of datagrams that belong to no server. A server with several addresses, or
 * behind an address translation, answers from another address than it was asked at. Event loop
 * only.
 */
final class UnknownSenders {
  private static final int KEPT = 8;

  private final @Nullable InetSocketAddress[] senders = new @Nullable InetSocketAddress[KEPT];
  private final long[] times = new long[KEPT];
  private int next;

  void sent(InetSocketAddress sender, long now) {
    senders[next] = sender;
    times[next] = now;
    next = (next + 1) % KEPT;
  }

  /**
   * A sender that shares the host or the port with a server, and is not that server; null for none.
   */
  @Nullable InetSocketAddress like(InetSocketAddress server, long since) {
    InetSocketAddress samePort = null;
    for (int i = 0; i < KEPT; i++) {
      InetSocketAddress sender = senders[i];
      if (sender == null || times[i] < since || sender.equals(server)) {
        continue;
      }
      if (sender.getAddress().equals(server.getAddress())) {
        return sender;
      }
      samePort = sender.getPort() == server.getPort() ? sender : samePort;
    }
    return samePort;
  }
}
