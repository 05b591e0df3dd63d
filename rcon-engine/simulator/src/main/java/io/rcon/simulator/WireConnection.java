package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/** One connection of a simulated TCP server whose format is its own. */
final class WireConnection extends StreamConnection {
  private final WireEndpoint endpoint;
  private final WireRules rules;

  WireConnection(Channel channel, WireEndpoint endpoint, int number) {
    super(channel, endpoint.core(), number);
    this.endpoint = endpoint;
    rules = endpoint.rules(this);
  }

  WireEndpoint endpoint() {
    return endpoint;
  }

  WireRules rules() {
    return rules;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    rules.opened();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      // Packets that were read together with the one that ended the connection do not run.
      if (!isStalled() && channel().isActive()) {
        rules.packet((ByteBuf) message);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  boolean waitsForReader() {
    return true;
  }

  /** Sends what is no answer to a command; takes it over. */
  void send(ByteBuf... parts) {
    send(List.of(parts), 0, List.of(), false);
  }

  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return rules.unsolicited(packet);
  }

  @Override
  void closed() {
    endpoint.closed(this);
  }

  /** A field reaches beyond its packet, or is of a negative length. */
  @Override
  boolean isFaultOfClient(Throwable cause) {
    return cause instanceof IndexOutOfBoundsException || cause instanceof IllegalArgumentException;
  }
}
