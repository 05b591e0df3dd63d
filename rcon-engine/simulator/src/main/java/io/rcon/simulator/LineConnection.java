package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** One connection of a server whose console speaks lines. */
final class LineConnection extends StreamConnection {
  boolean authenticated;
  int failures;

  /** The end of the first line that the client sent; until then the server's own. */
  String lineEnd = "";

  private final LineEndpoint endpoint;
  private final LineRules rules;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean over;
  private boolean afterReturn;

  LineConnection(Channel channel, LineEndpoint endpoint, LineRules rules, int number) {
    super(channel, endpoint.core(), number);
    this.endpoint = endpoint;
    this.rules = rules;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    byte[] turnedAway = rules.turnsAway(this, endpoint.connections());
    if (turnedAway == null) {
      endpoint.opened(this);
      rules.opened(this);
    } else {
      over = true;
      channel().writeAndFlush(buffer(turnedAway));
      close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    startReading();
    try {
      ByteBuf read = (ByteBuf) message;
      while (read.isReadable() && !over && !isStalled() && channel().isActive()) {
        take(read.readByte());
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /** Either of the two ends a line; one behind the other is the same end. */
  private void take(byte next) {
    boolean sameEnd = afterReturn && next == '\n';
    afterReturn = next == '\r';
    if (sameEnd) {
      return;
    }
    if (next == '\n' || next == '\r') {
      byte[] whole = line.toByteArray();
      line.reset();
      if (lineEnd.isEmpty()) {
        lineEnd = next == '\r' ? "\r\n" : "\n";
      }
      rules.line(this, whole);
    } else if (line.size() >= rules.longest()) {
      rules.tooLong(this);
      over = true;
    } else {
      line.write(next);
    }
  }

  @Override
  boolean waitsForReader() {
    return !over;
  }

  ByteBuf buffer(byte[] bytes) {
    return channel().alloc().buffer(Math.max(1, bytes.length)).writeBytes(bytes);
  }

  LineEndpoint endpoint() {
    return endpoint;
  }

  /** Sends something at once, in its turn. */
  void send(byte[] bytes, boolean closes) {
    send(bytes, 0, List.of(), closes);
  }

  /** Sends the answer to a command, in its turn. */
  void send(byte[] bytes, long runNanos, List<Mishap> mishaps, boolean closes) {
    over |= closes;
    send(bytes.length == 0 ? List.of() : List.of(buffer(bytes)), runNanos, mishaps, closes);
  }

  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return buffer(rules.unsolicited(this, packet.text()));
  }

  @Override
  void closed() {
    over = true;
    endpoint.closed(this);
  }
}
