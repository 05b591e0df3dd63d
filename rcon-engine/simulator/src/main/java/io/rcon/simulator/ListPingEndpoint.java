package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.rcon.simulator.SimulatedPlayers.Player;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The TCP port that Minecraft's players connect to, as far as a Server List Ping goes: a handshake
 * that says what comes next, a status, and a ping that is sent back. Clients before 1.7 are
 * answered in their own way. Anything else closes the connection.
 */
final class ListPingEndpoint {
  private static final int MOST_SAMPLED = 12;
  private static final int MOST_ASKED = 1024;

  private final ServerCore core;
  private final SimulatedPlayers players;
  private final long born;

  ListPingEndpoint(ServerCore core) {
    this.core = core;
    players = core.players();
    born = core.now();
  }

  /** Whether a game's servers have such a port. */
  static boolean isFor(SimulatedGame game) {
    return game == SimulatedGame.MINECRAFT || game == SimulatedGame.FORGE;
  }

  ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.listener(loop, this::accepted).bind(address);
  }

  private void accepted(Channel channel) {
    channel.pipeline().addLast(new Talk());
  }

  private List<Player> present() {
    return players.at(Duration.ofNanos(core.now() - born).toSeconds());
  }

  private String status() {
    List<Player> present = present();
    String sample =
        present.stream()
            .limit(MOST_SAMPLED)
            .map(p ->
                String.format(
                    Locale.ROOT,
                    "{\"name\":\"%s\",\"id\":\"00000000-0000-4000-8000-%012d\"}",
                    p.name(),
                    p.slot() + 1))
            .collect(Collectors.joining(","));
    return "{\"version\":{\"name\":\"1.21.1\",\"protocol\":767},\"players\":{\"max\":"
        + SimulatedPlayers.room(present)
        + ",\"online\":"
        + present.size()
        + (present.isEmpty() ? "" : ",\"sample\":[" + sample + "]")
        + "},\"description\":{\"text\":\"\",\"extra\":[{\"text\":\"simu\",\"color\":\"red\"},"
        + "\"lated\"]},\"enforcesSecureChat\":true}";
  }

  private ByteBuf pong() {
    List<Player> present = present();
    String text =
        "\u00a71\000767\0001.21.1\0simulated\0"
            + present.size()
            + "\0"
            + SimulatedPlayers.room(present);
    ByteBuf out = Unpooled.buffer().writeByte(0xff).writeShort(text.length());
    text.chars().forEach(out::writeChar);
    return out;
  }

  /** One connection. */
  private final class Talk extends ChannelInboundHandlerAdapter {
    private final ByteBuf in = Unpooled.buffer(64);
    private boolean shaken;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf piece = (ByteBuf) message;
      in.writeBytes(piece);
      piece.release();
      while (in.isReadable() && ctx.channel().isActive() && next(ctx)) {
        in.discardReadBytes();
      }
      if (in.readableBytes() > MOST_ASKED) {
        ctx.close();
      }
    }

    private boolean next(ChannelHandlerContext ctx) {
      if (!shaken && in.getUnsignedByte(in.readerIndex()) == 0xfe) {
        ctx.writeAndFlush(pong());
        ctx.close();
        return false;
      }
      int begin = in.readerIndex();
      int length = number(in);
      if (length < 0 || in.readableBytes() < length) {
        in.readerIndex(begin);
        return false;
      }
      packet(ctx, in.readSlice(length), length);
      return true;
    }

    private void packet(ChannelHandlerContext ctx, ByteBuf packet, int length) {
      if (!shaken) {
        shaken = handshake(packet);
        closeUnless(shaken, ctx);
      } else if (length == 1 && packet.readByte() == 0) {
        answer(ctx, status());
      } else {
        boolean ping = length == 9 && packet.readByte() == 1;
        if (ping) {
          ctx.writeAndFlush(ctx.alloc().buffer().writeByte(9).writeByte(1).writeBytes(packet));
        }
        ctx.close();
      }
    }

    private void closeUnless(boolean good, ChannelHandlerContext ctx) {
      if (!good) {
        ctx.close();
      }
    }

    private void answer(ChannelHandlerContext ctx, String json) {
      ByteBuf body = ctx.alloc().buffer().writeByte(0);
      write(body, ByteBufUtil.utf8Bytes(json));
      ByteBufUtil.writeUtf8(body, json);
      ByteBuf length = ctx.alloc().buffer(5);
      write(length, body.readableBytes());
      ctx.write(length);
      ctx.writeAndFlush(body);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }

  /** Whether a handshake asks for the status. */
  private static boolean handshake(ByteBuf packet) {
    if (packet.readByte() != 0) {
      return false;
    }
    number(packet);
    int host = number(packet);
    return host >= 0
        && packet.readableBytes() == host + 3
        && packet.skipBytes(host + 2).readByte() == 1;
  }

  /**
   * Seven bits a byte, the lowest first; -1 for the protocol of those that only ask, and if cut.
   */
  private static int number(ByteBuf in) {
    int value = 0;
    for (int shift = 0; shift < 35 && in.isReadable(); shift += 7) {
      byte next = in.readByte();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }

  private static void write(ByteBuf out, int value) {
    int rest = value;
    for (; rest > 0x7f; rest >>>= 7) {
      out.writeByte((rest & 0x7f) | 0x80);
    }
    out.writeByte(rest);
  }
}
