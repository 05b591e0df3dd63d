package io.rcon.internal.fleet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalServerChannel;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.codec.source.SourcePacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in memory, on the loop of a test. Accepts any password, answers every command with its
 * own text and every probe as Minecraft does, unless told otherwise.
 */
final class VirtualServer extends ChannelInitializer<Channel> {
  final List<String> commands = new ArrayList<>();
  int connections;
  int logins;
  int probes;
  boolean closesLogins;
  boolean refusesLogins;

  /** Accepts and closes at once, as what stands before a game that is away. */
  boolean isFront;

  boolean silentAtLogin;

  /** In milliseconds: logins are answered then, also those that would meet silence. */
  int loginDelay;

  /** In milliseconds: commands are answered then. */
  int answerDelay;

  /** Of the frames of answers. */
  int answerType = SourcePacket.RESPONSE_VALUE;

  boolean closesAfterAnswer;
  boolean silent;
  boolean deaf;

  /** The last command's. */
  int lastId;

  private final List<Channel> open = new ArrayList<>();
  private final Channel listener;

  VirtualServer(EventLoop loop, int port) {
    listener =
        new ServerBootstrap()
            .group(loop)
            .channel(LocalServerChannel.class)
            .childHandler(this)
            .bind(address(port))
            .channel();
  }

  static LocalAddress address(int port) {
    return new LocalAddress("virtual-" + port);
  }

  /** Sends a piece of an answer, or any other bytes, on every connection. */
  void send(ByteBuf bytes) {
    open.forEach(channel -> channel.writeAndFlush(bytes.copy()));
    bytes.release();
  }

  void drop() {
    List.copyOf(open).forEach(Channel::close);
  }

  void close() {
    listener.close();
    drop();
  }

  @Override
  protected void initChannel(Channel channel) {
    connections++;
    if (isFront) {
      channel.eventLoop().execute(channel::close);
      return;
    }
    open.add(channel);
    Peer peer = new Peer(channel);
    channel
        .pipeline()
        .addLast(new SourceFrameDecoder(peer, SourceFrameDecoder.DEFAULT_MAX_LENGTH, false))
        .addLast(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelInactive(ChannelHandlerContext ctx) {
                open.remove(channel);
              }
            });
  }

  private final class Peer implements FrameListener {
    private final Channel channel;
    private final SourcePacket packet = new SourcePacket();

    Peer(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void frame(ByteBuf buffer, int index, int length) {
      packet.wrap(buffer, index, length);
      String body =
          buffer.toString(packet.bodyIndex(), packet.bodyLength(), StandardCharsets.UTF_8);
      switch (packet.type()) {
        case SourcePacket.AUTH -> login(packet.id());
        case SourcePacket.EXEC_COMMAND -> {
          commands.add(body);
          lastId = packet.id();
          if (!silent) {
            answerLater(packet.id(), body);
          }
        }
        default -> {
          probes++;
          if (!deaf) {
            answer(packet.id(), SourcePacket.RESPONSE_VALUE, "Unknown request 0");
          }
        }
      }
    }

    private void login(int id) {
      logins++;
      if (closesLogins) {
        channel.close();
      } else if (loginDelay > 0) {
        channel
            .eventLoop()
            .schedule(() -> answer(id, SourcePacket.AUTH_RESPONSE, ""), loginDelay, MILLISECONDS);
      } else if (refusesLogins) {
        answer(-1, SourcePacket.AUTH_RESPONSE, "");
      } else if (!silentAtLogin) {
        answer(id, SourcePacket.AUTH_RESPONSE, "");
      }
    }

    private void answerLater(int id, String text) {
      if (answerDelay == 0) {
        answer(id, answerType, text);
      } else {
        channel.eventLoop().schedule(() -> answer(id, answerType, text), answerDelay, MILLISECONDS);
      }
      if (closesAfterAnswer) {
        channel.eventLoop().schedule(() -> channel.close(), answerDelay + 1, MILLISECONDS);
      }
    }

    private void answer(int id, int type, String text) {
      // Later in the same moment: on a network nothing is answered before it was written.
      channel
          .eventLoop()
          .execute(() ->
              channel.writeAndFlush(
                  SourcePacket.encode(channel.alloc(), id, type, text, StandardCharsets.UTF_8)));
    }

    @Override
    public void malformed(RconCodecException problem) {
      throw problem;
    }
  }
}
