package io.rcon.internal.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.Survived;
import io.rcon.internal.wire.Wire.Silence;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a silent server what anybody may ask, over a connected channel that lives for this: only a
 * connected one learns that the port is closed.
 */
final class SilenceProbe extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private static final long TIMEOUT = Duration.ofSeconds(1).toNanos();

  private final LoopNetwork network;
  private final BooleanSupplier wanted;
  private @Nullable Consumer<Silence> found;
  private @Nullable ChannelFuture channel;
  private final Deadline deadline =
      new Deadline() {
        @Override
        protected void expired(long now) {
          end(Silence.SILENT);
        }
      };

  private SilenceProbe(LoopNetwork network, BooleanSupplier wanted, Consumer<Silence> found) {
    this.network = network;
    this.wanted = wanted;
    this.found = found;
  }

  /** Sends nothing if the answer is no longer wanted once there is a channel to ask on. */
  static void ask(
      LoopNetwork network,
      InetSocketAddress remote,
      String query,
      BooleanSupplier wanted,
      Consumer<Silence> found) {
    if (query.isEmpty() || !network.beginSilenceProbe()) {
      found.accept(Silence.NOT_ASKED);
      return;
    }
    SilenceProbe probe = new SilenceProbe(network, wanted, found);
    try {
      probe.connect(remote, query);
    } catch (Throwable e) {
      Survived.log(log, e, "a silent server could not be asked why");
      probe.end(Silence.NOT_ASKED);
    }
  }

  private void connect(InetSocketAddress remote, String query) {
    SocketProtocolFamily family =
        remote.getAddress() instanceof Inet6Address
            ? SocketProtocolFamily.INET6
            : SocketProtocolFamily.INET;
    network.loop().wheel().arm(deadline, network.loop().now() + TIMEOUT);
    channel =
        new Bootstrap()
            .group(network.loop().eventLoop())
            .channelFactory(() -> network.transport().datagrams(family))
            .handler(this)
            .connect(remote, network.localAddress());
    channel.addListener(
        (ChannelFuture connected) -> network.loop().onLoop(() -> connected(connected, query)));
  }

  private void connected(ChannelFuture connected, String query) {
    if (found == null) {
      connected.channel().close();
    } else if (connected.isSuccess() && !wanted.getAsBoolean()) {
      end(Silence.NOT_ASKED);
    } else if (connected.isSuccess()) {
      ByteBuf request = connected.channel().alloc().buffer().writeInt(-1);
      request.writeCharSequence(query, StandardCharsets.ISO_8859_1);
      connected.channel().writeAndFlush(request);
    } else {
      end(reasonFor(connected.cause()));
    }
  }

  private static Silence reasonFor(@Nullable Throwable cause) {
    return cause instanceof PortUnreachableException ? Silence.CLOSED_PORT : Silence.NOT_ASKED;
  }

  private void end(Silence silence) {
    Consumer<Silence> told = found;
    if (told == null) {
      return;
    }
    found = null;
    network.endSilenceProbe();
    network.loop().wheel().disarm(deadline);
    if (channel != null && channel.channel().isOpen()) {
      channel.channel().close();
    }
    told.accept(silence);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket answer) {
    end(Silence.ALIVE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    boolean refused =
        cause instanceof PortUnreachableException
            || message.contains("refused")
            || message.contains("Connection refused");
    end(refused ? Silence.CLOSED_PORT : Silence.NOT_ASKED);
  }
}
