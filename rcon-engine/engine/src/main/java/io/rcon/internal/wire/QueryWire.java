package io.rcon.internal.wire;

import io.rcon.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection for one server's queries, beside that of its rcon: a port of its own at the
 * server, and local ports of its own, since some games answer rcon and queries with one prefix.
 * Goes to the server directly, without the proxy or TLS of its rcon. Event loop only.
 */
public final class QueryWire {
  private final TcpSockets sockets;
  private final Resolver resolver;
  private final Supplier<DatagramPorts> ports;
  private final String host;
  private final AddressOrder order;
  private @Nullable InetSocketAddress used;

  QueryWire(TcpSockets sockets, Resolver resolver, Supplier<DatagramPorts> ports, Server server) {
    this.sockets = sockets;
    this.resolver = resolver;
    this.ports = ports;
    host = server.host();
    order = new AddressOrder(server.queryPort(), false, sockets.localAddress());
  }

  /**
   * Finds the address again and opens a line to it.
   *
   * @param stream whether it is a TCP connection, whose frames are all that came so far
   * @param listener takes the frames
   * @param opened takes the line once
   * @param failed takes the reason, in words, if there is none
   */
  public void open(
      boolean stream, LineListener listener, Consumer<Line> opened, Consumer<String> failed) {
    resolver.find(
        host,
        new Lookup.Found() {
          private boolean told;

          @Override
          public void found(List<InetAddress> addresses, String problem, boolean isLast) {
            List<InetSocketAddress> ordered = order.of(addresses);
            if (told || (ordered.isEmpty() && !isLast)) {
              return;
            }
            told = true;
            if (!ordered.isEmpty()) {
              open(ordered.get(0), stream, listener, opened, failed);
            } else if (addresses.isEmpty()) {
              failed.accept(problem);
            } else {
              failed.accept("no address is of the local address's family");
            }
          }
        });
  }

  private void open(
      InetSocketAddress remote,
      boolean stream,
      LineListener listener,
      Consumer<Line> opened,
      Consumer<String> failed) {
    used = remote;
    if (stream) {
      QueryStream.connect(sockets, remote, listener, opened, failed);
      return;
    }
    ports
        .get()
        .prepare(
            remote,
            (ready, problem) -> {
              if (ready == null) {
                failed.accept("no local port: " + problem);
              } else {
                lease(remote, listener, opened);
              }
            });
  }

  private void lease(InetSocketAddress remote, LineListener listener, Consumer<Line> opened) {
    Line line = ports.get().lease(remote, PairTable.key(remote), listener);
    if (line != null) {
      opened.accept(line);
    } else {
      ports.get().whenFree(remote, () -> lease(remote, listener, opened));
    }
  }

  /** The address in use answered. */
  public void heard() {
    if (used != null) {
      order.worked(used.getAddress());
    }
  }

  /** The address in use is silent: where there are others, the next query goes to one of them. */
  public void silent() {
    if (used != null) {
      order.failed(used.getAddress());
    }
  }
}
