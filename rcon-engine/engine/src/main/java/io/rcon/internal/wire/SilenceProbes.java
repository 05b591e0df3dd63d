package io.rcon.internal.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Survived;
import io.rcon.internal.wire.Wire.Silence;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends queries to silent servers of one event loop, to at most 64 at a time: each takes a
 * descriptor for up to a second. Event loop only.
 */
final class SilenceProbes {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private static final int MOST = 64;

  private final EngineLoop loop;
  private final Transport transport;
  private final @Nullable InetSocketAddress localAddress;
  private int running;

  SilenceProbes(EngineLoop loop, Transport transport, @Nullable InetSocketAddress localAddress) {
    this.loop = loop;
    this.transport = transport;
    this.localAddress = localAddress;
  }

  /** Sends nothing if the answer is no longer wanted once there is a channel to ask on. */
  void ask(
      InetSocketAddress remote, String query, BooleanSupplier wanted, Consumer<Silence> found) {
    if (query.isEmpty() || running >= MOST) {
      found.accept(Silence.NOT_ASKED);
      return;
    }
    running++;
    SilenceProbe probe =
        new SilenceProbe(
            loop,
            wanted,
            silence -> {
              running--;
              found.accept(silence);
            });
    try {
      probe.begin(channel(remote, probe), query);
    } catch (Throwable e) {
      Survived.log(log, e, "a silent server could not be asked why");
      probe.end(Silence.NOT_ASKED);
    }
  }

  private ChannelFuture channel(InetSocketAddress remote, ChannelHandler probe) {
    SocketProtocolFamily family =
        remote.getAddress() instanceof Inet6Address
            ? SocketProtocolFamily.INET6
            : SocketProtocolFamily.INET;
    return new Bootstrap()
        .group(loop.eventLoop())
        .channelFactory(() -> transport.datagrams(family))
        .handler(probe)
        .connect(remote, localAddress);
  }
}
