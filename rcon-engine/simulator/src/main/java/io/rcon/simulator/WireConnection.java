package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a simulated TCP server whose format is its own. */
final class WireConnection extends SimpleChannelInboundHandler<ByteBuf> implements AnswerOutput {
  private static final Logger LOG = LoggerFactory.getLogger(WireConnection.class);

  final int number;
  final InetSocketAddress remote;

  private final Channel channel;
  private final WireEndpoint endpoint;
  private final WireRules rules;

  private @Nullable Outbox outbox;
  private boolean stalled;

  WireConnection(Channel channel, WireEndpoint endpoint, int number) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.number = number;
    remote = (InetSocketAddress) channel.remoteAddress();
    rules = endpoint.rules(this);
  }

  WireEndpoint endpoint() {
    return endpoint;
  }

  WireRules rules() {
    return rules;
  }

  Channel channel() {
    return channel;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    rules.opened();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, ByteBuf packet) {
    // Packets that were read together with the one that ended the connection do not run.
    if (!stalled && channel.isActive()) {
      rules.packet(packet);
    }
  }

  /** A client that asks and does not read is not read from either. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (!stalled) {
      channel.config().setAutoRead(channel.isWritable());
    }
  }

  /** Sends the answer to a command; takes over the parts. */
  void send(List<ByteBuf> parts, ScriptedReply reply) {
    send(parts, reply.delay().toNanos(), reply.mishaps(), reply.closes());
  }

  /** Sends what is no answer to a command; takes it over. */
  void send(ByteBuf... parts) {
    send(List.of(parts), 0, List.of(), false);
  }

  void send(List<ByteBuf> parts, long runNanos, List<Mishap> mishaps, boolean closes) {
    if (outbox == null) {
      outbox = new Outbox(this);
    }
    long latency = endpoint.core().latencyNanos();
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
    stalled = true;
    channel.config().setAutoRead(false);
  }

  @Override
  public void drained() {
    // It reads on while answers wait.
  }

  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return rules.unsolicited(packet);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (outbox != null) {
      outbox.discard();
    }
    endpoint.closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A field reaches beyond its packet, or is of a negative length.
    boolean broken =
        cause instanceof IndexOutOfBoundsException || cause instanceof IllegalArgumentException;
    if (!broken && !(cause instanceof IOException)) {
      LOG.warn("A connection of a simulated {} server failed", endpoint.core().game, cause);
    }
    ctx.close();
  }
}
