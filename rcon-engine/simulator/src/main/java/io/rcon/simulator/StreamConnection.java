package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a simulated server: how its answers leave, how it stalls and how it ends. A
 * subclass reads the protocol. Lives on the channel's event loop.
 */
abstract class StreamConnection extends ChannelInboundHandlerAdapter implements AnswerOutput {
  private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

  final int number;
  final InetSocketAddress remote;

  private final Channel channel;
  private final ServerCore core;
  private @Nullable Outbox outbox;
  private boolean reading;
  private boolean stalled;

  StreamConnection(Channel channel, ServerCore core, int number) {
    this.channel = channel;
    this.core = core;
    this.number = number;
    remote = (InetSocketAddress) channel.remoteAddress();
  }

  final Channel channel() {
    return channel;
  }

  final ServerCore core() {
    return core;
  }

  final boolean isStalled() {
    return stalled;
  }

  /** Whether no answer waits to leave by itself. */
  final boolean isIdle() {
    return outbox == null || outbox.isIdle();
  }

  /** Answers that can leave at once are flushed together, when all that was read is handled. */
  final void startReading() {
    reading = true;
  }

  final boolean isReading() {
    return reading;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    ctx.flush();
  }

  /** Whether a client that asks and does not read is not read from either. */
  boolean waitsForReader() {
    return false;
  }

  @Override
  public final void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (!stalled && waitsForReader()) {
      channel.config().setAutoRead(channel.isWritable());
    }
  }

  /** Sends the answer to a command; takes over the parts. */
  final void send(List<ByteBuf> parts, ScriptedReply reply) {
    send(parts, reply.delay().toNanos(), reply.mishaps(), reply.closes());
  }

  /** Sends an answer in its turn, at once if nothing delays it; takes over the parts. */
  final void send(List<ByteBuf> parts, long runNanos, List<Mishap> mishaps, boolean closes) {
    long latency = core.latencyNanos();
    boolean plain = latency == 0 && runNanos == 0 && mishaps.isEmpty() && !closes;
    if (plain && (outbox == null || outbox.isEmpty())) {
      for (int i = 0; i < parts.size(); i++) {
        write(parts.get(i), remote);
      }
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
  public final EventLoop loop() {
    return channel.eventLoop();
  }

  @Override
  public final boolean isStream() {
    return true;
  }

  @Override
  public final void write(ByteBuf part, InetSocketAddress to) {
    channel.write(part, channel.voidPromise());
  }

  @Override
  public final void flush() {
    channel.flush();
  }

  @Override
  public final void close() {
    channel.close();
  }

  @Override
  public final void reset() {
    SimulatorTransport.resetOnClose(channel);
    channel.close();
  }

  @Override
  public final void stall() {
    stalled = true;
    channel.config().setAutoRead(false);
  }

  @Override
  public void drained() {}

  @Override
  public final void channelInactive(ChannelHandlerContext ctx) {
    if (outbox != null) {
      outbox.discard();
    }
    closed();
  }

  /** The connection is gone. */
  abstract void closed();

  @Override
  public final void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException) && !isFaultOfClient(cause)) {
      LOG.warn("A connection of a simulated {} server failed", core.game, cause);
    }
    ctx.close();
  }

  /** Whether a failure shows only that the client sent what is not the protocol. */
  boolean isFaultOfClient(Throwable cause) {
    return false;
  }
}
