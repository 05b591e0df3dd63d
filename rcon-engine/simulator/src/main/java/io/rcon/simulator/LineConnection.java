package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a server whose console speaks lines. */
final class LineConnection extends ChannelInboundHandlerAdapter implements AnswerOutput {
  private static final Logger LOG = LoggerFactory.getLogger(LineConnection.class);

  final int number;
  final InetSocketAddress remote;
  boolean authenticated;
  int failures;

  /** The end of the first line that the client sent; until then the server's own. */
  String lineEnd = "";

  private final Channel channel;
  private final LineEndpoint endpoint;
  private final LineRules rules;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private @Nullable Outbox outbox;
  private boolean reading;
  private boolean over;
  private boolean afterReturn;

  LineConnection(Channel channel, LineEndpoint endpoint, LineRules rules, int number) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.rules = rules;
    this.number = number;
    remote = (InetSocketAddress) channel.remoteAddress();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    byte[] turnedAway = rules.turnsAway(this, endpoint.connections());
    if (turnedAway == null) {
      endpoint.opened(this);
      rules.opened(this);
    } else {
      over = true;
      channel.writeAndFlush(buffer(turnedAway));
      channel.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    reading = true;
    try {
      ByteBuf read = (ByteBuf) message;
      while (read.isReadable() && !over && channel.isActive()) {
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
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    ctx.flush();
  }

  /** A client that asks and does not read is not read from either. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (!over) {
      channel.config().setAutoRead(channel.isWritable());
    }
  }

  ByteBuf buffer(byte[] bytes) {
    return channel.alloc().buffer(Math.max(1, bytes.length)).writeBytes(bytes);
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
    List<ByteBuf> parts = bytes.length == 0 ? List.of() : List.of(buffer(bytes));
    long latency = endpoint.core().latencyNanos();
    boolean plain = latency == 0 && runNanos == 0 && mishaps.isEmpty() && !closes;
    over |= closes;
    if (plain && (outbox == null || outbox.isEmpty())) {
      parts.forEach(part -> write(part, remote));
      if (!reading) {
        flush();
      }
      return;
    }
    if (outbox == null) {
      outbox = new Outbox(this);
    }
    outbox.add(new Answer(parts, remote, latency, runNanos, mishaps, closes));
  }

  @Override
  public EventLoop loop() {
    return channel.eventLoop();
  }

  @Override
  public boolean isStream() {
    return true;
  }

  @Override
  public boolean hasSourceFrames() {
    return false;
  }

  @Override
  public void write(ByteBuf part, InetSocketAddress to) {
    channel.write(part, channel.voidPromise());
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void close() {
    channel.close();
  }

  @Override
  public void reset() {
    SimulatorTransport.resetOnClose(channel);
    channel.close();
  }

  @Override
  public void stall() {
    over = true;
    channel.config().setAutoRead(false);
  }

  @Override
  public void drained() {}

  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return buffer(rules.unsolicited(this, packet.text()));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    over = true;
    if (outbox != null) {
      outbox.discard();
    }
    endpoint.closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.warn("A connection of a simulated {} server failed", endpoint.core().game, cause);
    }
    ctx.close();
  }
}
