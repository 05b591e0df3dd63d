package io.rcon.internal.wire;

import io.netty.bootstrap.Bootstrap;
import io.rcon.internal.support.EngineLoop;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The shared parts of the TCP connections of one event loop. Event loop only.
 *
 * @param loop the loop
 * @param transport makes the channels
 * @param localAddress the address to leave from, port 0; null for the system's choice
 * @param receive the buffer that connections read into; null for buffers of their own
 * @param send the buffer that connections write from; null for buffers of their own
 */
record TcpSockets(
    EngineLoop loop,
    Transport transport,
    @Nullable InetSocketAddress localAddress,
    @Nullable SharedReceive receive,
    @Nullable SharedSend send) {
  /** The same, but for the address to leave from. */
  TcpSockets leavingFrom(InetSocketAddress address) {
    return new TcpSockets(loop, transport, address, receive, send);
  }

  /** A bootstrap that makes this transport's channels on the loop. */
  Bootstrap bootstrap() {
    return new Bootstrap().group(loop.eventLoop()).channelFactory(transport::stream);
  }

  /** Gives the shared buffers back. */
  void close() {
    if (receive != null) {
      receive.close();
    }
    if (send != null) {
      send.close();
    }
  }
}
