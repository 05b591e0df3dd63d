package io.rcon.internal.wire;

import io.rcon.RconListener;
import io.rcon.Server;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Literals;
import io.rcon.internal.wire.tls.ProxyAndTls;
import io.rcon.internal.wire.tls.TlsContexts;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.Carrier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The network of one event loop: makes the wires of its sessions from the parts they share, which
 * are the transport, the resolver, and the local ports of UDP servers. Event loop only, but for
 * construction.
 */
public final class LoopNetwork {
  /** Each holds a query of every server at the same time. */
  private static final int QUERY_PORTS = 2;

  private final RconListener listener;
  private final TlsContexts tls;
  private final int udpPorts;
  private final Resolver resolver;
  private final TcpSockets sockets;
  private final DatagramPorts ports;
  private final SilenceProbes probes;

  /** The networks of servers that are left for from an address of their own; any thread. */
  private final Map<InetSocketAddress, LoopNetwork> elsewhere = new ConcurrentHashMap<>();

  /** Made with the first query. */
  private @Nullable DatagramPorts queryPorts;

  /**
   * Makes the network of one loop.
   *
   * @param loop the loop
   * @param transport makes the channels
   * @param listener is notified of datagrams that belong to nobody
   * @param localAddress the address to leave from, port 0; null for the system's choice
   * @param udpPorts how many local ports are shared
   * @param tls the TLS contexts that the engine's sessions share
   */
  public LoopNetwork(
      EngineLoop loop,
      Transport transport,
      RconListener listener,
      @Nullable InetSocketAddress localAddress,
      int udpPorts,
      TlsContexts tls) {
    this.listener = listener;
    this.tls = tls;
    this.udpPorts = udpPorts;
    resolver = new Resolver(loop, transport);
    sockets =
        new TcpSockets(
            loop,
            transport,
            localAddress,
            transport.isImmediate() ? new SharedReceive() : null,
            transport.isImmediate() ? new SharedSend() : null);
    ports = ports(udpPorts);
    probes = new SilenceProbes(loop, transport, localAddress);
  }

  /** The same network, but for the address that is left from. */
  private LoopNetwork(LoopNetwork main, InetSocketAddress localAddress) {
    listener = main.listener;
    tls = main.tls;
    udpPorts = main.udpPorts;
    resolver = main.resolver;
    sockets = main.sockets.leavingFrom(localAddress);
    ports = ports(udpPorts);
    probes = new SilenceProbes(sockets.loop(), sockets.transport(), localAddress);
  }

  EngineLoop loop() {
    return sockets.loop();
  }

  Resolver resolver() {
    return resolver;
  }

  /** The local ports that sessions share. */
  DatagramPorts ports() {
    return ports;
  }

  SilenceProbes probes() {
    return probes;
  }

  private DatagramPorts ports(int shared) {
    return new DatagramPorts(
        sockets.loop(), sockets.transport(), listener, sockets.localAddress(), shared);
  }

  /**
   * Makes one session's way to its server.
   *
   * @param mechanism how the server speaks
   * @param server the server
   * @return a wire that was not dialed yet
   * @throws IllegalArgumentException if the server is to be reached in a way that is not possible
   */
  public Wire wire(Mechanism mechanism, Server server) {
    LoopNetwork from = leftFor(server);
    if (mechanism.carrier() instanceof Carrier.Stream stream) {
      return new TcpWire(
          from.sockets, resolver, ProxyAndTls.of(server, tls), stream.framing(), server);
    }
    requireDirect(server);
    return new UdpWire(from, server);
  }

  /**
   * Makes the way of one server's queries.
   *
   * @param server the server, asked at its query port
   * @return a way on which nothing was sent yet
   */
  public QueryWire queryWire(Server server) {
    LoopNetwork from = leftFor(server);
    return new QueryWire(from.sockets, resolver, from::queryPorts, server);
  }

  private LoopNetwork leftFor(Server server) {
    String address = server.localAddress().orElse(null);
    return address == null
        ? this
        : elsewhere.computeIfAbsent(localAddress(address), a -> new LoopNetwork(this, a));
  }

  private static void requireDirect(Server server) {
    String what = server.tls().isPresent() ? "TLS" : server.proxy().isPresent() ? "a proxy" : "";
    if (!what.isEmpty()) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': "
              + what
              + " is for TCP only, and "
              + server.dialect().name()
              + " speaks UDP; leave it out, or say 'tls: false' or 'proxy: none' against a default");
    }
  }

  /**
   * A local address to leave from.
   *
   * @param text an IPv4 or IPv6 address
   * @return that address, and any port
   * @throws IllegalArgumentException if it is neither
   */
  public static InetSocketAddress localAddress(String text) {
    try {
      InetAddress address = Literals.read(text);
      if (address != null) {
        return new InetSocketAddress(address, 0);
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("localAddress " + text + ": " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        "localAddress must be an IPv4 or IPv6 address, not '" + text + "'");
  }

  private DatagramPorts queryPorts() {
    DatagramPorts open = queryPorts;
    if (open == null) {
      open = ports(QUERY_PORTS);
      queryPorts = open;
    }
    return open;
  }

  private void closePorts() {
    ports.close();
    if (queryPorts != null) {
      queryPorts.close();
    }
  }

  /** Closes the shared ports and the resolver, and gives the shared buffers back. */
  public void close() {
    elsewhere.values().forEach(LoopNetwork::closePorts);
    closePorts();
    resolver.close();
    sockets.close();
  }
}
