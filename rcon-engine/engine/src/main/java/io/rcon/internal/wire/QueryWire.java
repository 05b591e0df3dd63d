package io.rcon.internal.wire;

import io.rcon.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of one server's queries, beside that of its rcon: a port of its own at the server, and
 * local ports of its own, since some games answer rcon and queries with one prefix. Goes to the
 * server directly, whatever lies before its rcon. Event loop only.
 */
public final class QueryWire {
  private final LoopNetwork network;
  private final String host;
  private final AddressOrder order;
  private @Nullable InetSocketAddress used;

  /**
   * Makes a way on which nothing was sent yet.
   *
   * @param network the loop's network
   * @param server the server
   * @param port where it is asked
   */
  public QueryWire(LoopNetwork network, Server server, int port) {
    this.network = network.leftFor(server);
    host = server.host();
    order = new AddressOrder(port, false, this.network.localAddress());
  }

  /**
   * Finds the address again and opens a line to it.
   *
   * @param stream whether it is a TCP connection, whose frames are all that came so far
   * @param listener takes what comes
   * @param opened takes the line once
   * @param failed takes the reason, in words, if there is none
   */
  public void open(
      boolean stream, LineListener listener, Consumer<Line> opened, Consumer<String> failed) {
    network
        .resolver()
        .find(
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
      QueryStream.connect(network, remote, listener, opened, failed);
      return;
    }
    network
        .queryPorts()
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
    Line line = network.queryPorts().lease(remote, PairTable.key(remote), listener);
    if (line != null) {
      opened.accept(line);
    } else {
      network.queryPorts().whenFree(remote, () -> lease(remote, listener, opened));
    }
  }

  /** The address in use answered. */
  public void heard() {
    if (used != null) {
      order.worked(used.getAddress());
    }
  }

  /** The address in use is silent: where there are others, the next query goes to another. */
  public void silent() {
    if (used != null) {
      order.failed(used.getAddress());
    }
  }
}
