package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Wire.Silence;
import java.net.PortUnreachableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one query to a silent server, over a connected channel of its own: only a connected channel
 * learns that the port is closed.
 */
final class SilenceProbe extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final long TIMEOUT = Duration.ofSeconds(1).toNanos();

  private final EngineLoop loop;
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

  SilenceProbe(EngineLoop loop, BooleanSupplier wanted, Consumer<Silence> found) {
    this.loop = loop;
    this.wanted = wanted;
    this.found = found;
  }

  /** Asks once the channel is connected. */
  void begin(ChannelFuture connecting, String query) {
    channel = connecting;
    loop.wheel().arm(deadline, loop.now() + TIMEOUT);
    connecting.addListener(
        (ChannelFuture connected) -> loop.onLoop(() -> connected(connected, query)));
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

  void end(Silence silence) {
    Consumer<Silence> told = found;
    if (told == null) {
      return;
    }
    found = null;
    loop.wheel().disarm(deadline);
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
