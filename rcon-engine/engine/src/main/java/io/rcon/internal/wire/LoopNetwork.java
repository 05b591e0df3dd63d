package io.rcon.internal.wire;

import io.rcon.RconListener;
import io.rcon.Server;
import io.rcon.internal.support.EngineLoop;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.Carrier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The network as one event loop's sessions see it: its transport, its resolver, and the local ports
 * that its UDP servers share. Event loop only, but for construction.
 */
public final class LoopNetwork {
  private static final int MAX_SILENCE_PROBES = 64;

  /** Each holds a query of every server at the same time. */
  private static final int QUERY_PORTS = 2;

  private final EngineLoop loop;
  private final Transport transport;
  private final Resolver resolver;
  private final DatagramPorts ports;
  private final @Nullable SharedReceive receive;
  private final @Nullable SharedSend send;
  private final @Nullable InetSocketAddress localAddress;
  private final TlsContexts tls;
  private final RconListener listener;
  private final int udpPorts;

  /** The networks of servers that are left for from an address of their own; any thread. */
  private final Map<InetSocketAddress, LoopNetwork> elsewhere = new ConcurrentHashMap<>();

  /** Made with the first query. */
  private @Nullable DatagramPorts queryPorts;

  private int silenceProbes;

  /**
   * Makes the network of one loop.
   *
   * @param loop the loop
   * @param transport what carries bytes
   * @param listener is notified of datagrams that belong to nobody
   * @param localAddress the address to leave from, port 0; null for the system's choice
   * @param udpPorts how many local ports are shared
   * @param tls what the engine's sessions share of TLS
   */
  public LoopNetwork(
      EngineLoop loop,
      Transport transport,
      RconListener listener,
      @Nullable InetSocketAddress localAddress,
      int udpPorts,
      TlsContexts tls) {
    this.loop = loop;
    this.transport = transport;
    this.listener = listener;
    this.localAddress = localAddress;
    this.udpPorts = udpPorts;
    this.tls = tls;
    this.receive = transport.isImmediate() ? new SharedReceive() : null;
    this.send = transport.isImmediate() ? new SharedSend() : null;
    this.resolver = new Resolver(loop, transport);
    this.ports = new DatagramPorts(loop, transport, listener, localAddress, udpPorts);
  }

  /** The same network, but for the address that is left from. */
  private LoopNetwork(LoopNetwork main, InetSocketAddress localAddress) {
    loop = main.loop;
    transport = main.transport;
    listener = main.listener;
    udpPorts = main.udpPorts;
    tls = main.tls;
    receive = main.receive;
    send = main.send;
    resolver = main.resolver;
    this.localAddress = localAddress;
    ports = new DatagramPorts(loop, transport, listener, localAddress, udpPorts);
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
    if (mechanism.carrier() instanceof Carrier.Stream stream) {
      return new TcpWire(leftFor(server), stream.framing(), server);
    }
    requireDirect(server);
    return new UdpWire(leftFor(server), server);
  }

  /** {@return the network of the same loop that leaves by the address a server's entry names} */
  LoopNetwork leftFor(Server server) {
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

  TlsContexts tls() {
    return tls;
  }

  EngineLoop loop() {
    return loop;
  }

  Transport transport() {
    return transport;
  }

  /** Where TCP connections read into; null for buffers of their own. */
  @Nullable SharedReceive receive() {
    return receive;
  }

  /** The buffer that TCP connections share for writing; null for buffers of their own. */
  @Nullable SharedSend send() {
    return send;
  }

  Resolver resolver() {
    return resolver;
  }

  DatagramPorts ports() {
    return ports;
  }

  DatagramPorts queryPorts() {
    DatagramPorts open = queryPorts;
    if (open == null) {
      open = new DatagramPorts(loop, transport, listener, localAddress, QUERY_PORTS);
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

  @Nullable InetSocketAddress localAddress() {
    return localAddress;
  }

  /** Each takes a descriptor for up to a second: thousands of silent servers are asked in turn. */
  boolean beginSilenceProbe() {
    if (silenceProbes >= MAX_SILENCE_PROBES) {
      return false;
    }
    silenceProbes++;
    return true;
  }

  void endSilenceProbe() {
    silenceProbes--;
  }

  /** Closes the shared ports and the resolver, and gives the shared buffers back. */
  public void close() {
    elsewhere.values().forEach(LoopNetwork::closePorts);
    closePorts();
    resolver.close();
    if (receive != null) {
      receive.close();
    }
    if (send != null) {
      send.close();
    }
  }
}
