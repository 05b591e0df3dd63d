package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.source.SourcePacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a simulated TCP server: passes packets to its conversation and sends the
 * answers.
 */
final class TcpConnection extends ChannelInboundHandlerAdapter
    implements PacketListener, AnswerOutput {
  private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);

  final int number;
  final InetSocketAddress remote;

  private final Channel channel;
  private final TcpEndpoint endpoint;
  private final SourceServerConversation conversation;
  private final boolean readsWhileBusy;
  private final SourcePacket view = new SourcePacket();

  private @Nullable Outbox outbox;
  private boolean reading;
  private boolean stalled;

  TcpConnection(Channel channel, TcpEndpoint endpoint, TcpRules rules, int number) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.number = number;
    remote = (InetSocketAddress) channel.remoteAddress();
    readsWhileBusy = rules.reads().readsWhileBusy();
    conversation = new SourceServerConversation(this, endpoint, rules);
  }

  SourceServerConversation conversation() {
    return conversation;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    readNext();
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    view.wrap(buffer, index, length);
    packet(view.id(), view.type(), buffer, view.bodyIndex(), view.bodyLength());
  }

  @Override
  public void malformed(RconCodecException problem) {
    endpoint.malformed(this);
  }

  @Override
  public void packet(int id, int type, ByteBuf buffer, int body, int length) {
    // Packets that were read together with the one that ended the connection do not run.
    if (!stalled && channel.isActive()) {
      reading = true;
      conversation.packet(id, type, buffer, body, length);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    ctx.flush();
    readNext();
  }

  @Override
  public void drained() {
    if (!reading) {
      readNext();
    }
  }

  private void readNext() {
    if (!readsWhileBusy && !stalled && (outbox == null || outbox.isIdle())) {
      channel.read();
    }
  }

  /** A client that asks and does not read is not read from either. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (readsWhileBusy && !stalled) {
      channel.config().setAutoRead(channel.isWritable());
    }
  }

  /** Sends the answer to a command; takes over the parts. */
  void send(List<ByteBuf> parts, long runNanos, List<Mishap> mishaps, boolean closes) {
    long latency = endpoint.core().latencyNanos();
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
  public EventLoop loop() {
    return channel.eventLoop();
  }

  @Override
  public boolean isStream() {
    return true;
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
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return SourcePacket.encode(
        channel.alloc(),
        packet.id(),
        packet.type(),
        packet.text().getBytes(StandardCharsets.UTF_8));
  }

  Channel channel() {
    return channel;
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
    if (!(cause instanceof IOException)) {
      LOG.warn("A connection of a simulated {} server failed", endpoint.core().game, cause);
    }
    ctx.close();
  }
}
