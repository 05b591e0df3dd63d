package io.rcon.internal.wire;

import io.rcon.RconListener;
import io.rcon.Server;
import io.rcon.internal.support.EngineLoop;
import io.rcon.spi.Mechanism;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The network as one event loop's sessions see it: its transport, its resolver, and the local ports
 * that its UDP servers share. Event loop only, but for construction.
 */
public final class LoopNetwork {
  private static final int MAX_SILENCE_PROBES = 64;

  private final EngineLoop loop;
  private final Transport transport;
  private final Resolver resolver;
  private final DatagramPorts ports;
  private final @Nullable SharedReceive receive;
  private final @Nullable InetSocketAddress localAddress;
  private int silenceProbes;

  /**
   * Makes the network of one loop.
   *
   * @param loop the loop
   * @param transport what carries bytes
   * @param listener is told of datagrams that belong to nobody
   * @param localAddress the address to leave from, port 0; null for the system's choice
   * @param udpPorts how many local ports are shared
   */
  public LoopNetwork(
      EngineLoop loop,
      Transport transport,
      RconListener listener,
      @Nullable InetSocketAddress localAddress,
      int udpPorts) {
    this.loop = loop;
    this.transport = transport;
    this.localAddress = localAddress;
    this.receive = transport.readsAtOnce() ? new SharedReceive() : null;
    this.resolver = new Resolver(loop.eventLoop(), transport);
    this.ports = new DatagramPorts(loop, transport, listener, localAddress, udpPorts);
  }

  /**
   * Makes one session's way to its server.
   *
   * @param mechanism how the server speaks
   * @param server the server
   * @return a wire that was not dialed yet
   */
  public Wire wire(Mechanism mechanism, Server server) {
    return switch (mechanism.carrier()) {
      case STREAM -> new TcpWire(this, mechanism, server);
      case DATAGRAM -> new UdpWire(this, server);
    };
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

  Resolver resolver() {
    return resolver;
  }

  DatagramPorts ports() {
    return ports;
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

  /** Closes the shared ports and the resolver, and gives the shared buffer back. */
  public void close() {
    ports.close();
    resolver.close();
    if (receive != null) {
      receive.close();
    }
  }
}
