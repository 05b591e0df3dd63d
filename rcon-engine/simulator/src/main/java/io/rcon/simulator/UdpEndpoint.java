package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import io.rcon.codec.oob.OobFormat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of one UDP server. */
final class UdpEndpoint extends ChannelInboundHandlerAdapter implements Endpoint, AnswerOutput {
  private static final Logger LOG = LoggerFactory.getLogger(UdpEndpoint.class);
  private static final int OUT_OF_BAND = -1;

  private final ServerCore core;
  private final UdpRules rules;

  private @Nullable Channel channel;
  private @Nullable Outbox outbox;
  private boolean reading;
  private boolean stalled;

  UdpEndpoint(ServerCore core, UdpRules rules) {
    this.core = core;
    this.rules = rules;
  }

  @Override
  public ServerCore core() {
    return core;
  }

  @Override
  public ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.datagrams(loop).handler(this).bind(address);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
  }

  Channel channel() {
    if (channel == null) {
      throw new IllegalStateException("not bound yet");
    }
    return channel;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    DatagramPacket packet = (DatagramPacket) message;
    try {
      ByteBuf content = packet.content();
      if (!stalled && rules.isOwn(content)) {
        reading = true;
        rules.accept(content, packet.sender(), this);
      }
    } finally {
      packet.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    ctx.flush();
  }

  /** Sends the output of a command; takes over the datagrams. */
  void reply(List<ByteBuf> datagrams, InetSocketAddress to, ScriptedReply reply) {
    if (reply.answered()) {
      send(datagrams, to, reply.delay().toNanos(), reply.mishaps());
    } else {
      datagrams.forEach(ByteBuf::release);
      send(List.of(), to, reply.delay().toNanos(), reply.mishaps());
    }
  }

  /** Sends a text that answers no command, in the form of an answer. */
  void notice(OobFormat format, String text, InetSocketAddress to) {
    ByteBuf datagram = format.encodeReply(channel().alloc(), UdpRules.latin1(text));
    send(List.of(datagram), to, 0, List.of());
  }

  /** Sends the answer to a query. */
  void query(String text, InetSocketAddress to) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuf datagram = channel().alloc().buffer(4 + bytes.length);
    raw(datagram.writeInt(OUT_OF_BAND).writeBytes(bytes), to);
  }

  /** Sends a datagram as it is. */
  void raw(ByteBuf datagram, InetSocketAddress to) {
    send(List.of(datagram), to, 0, List.of());
  }

  private void send(
      List<ByteBuf> parts, InetSocketAddress to, long runNanos, List<Mishap> mishaps) {
    long latency = core.latencyNanos();
    boolean plain = latency == 0 && runNanos == 0 && mishaps.isEmpty();
    if (plain && (outbox == null || outbox.isEmpty())) {
      parts.forEach(part -> write(part, to));
      if (!reading) {
        flush();
      }
      return;
    }
    if (outbox == null) {
      outbox = new Outbox(this);
    }
    outbox.add(new Answer(parts, to, latency, runNanos, mishaps, false));
  }

  @Override
  public EventLoop loop() {
    return channel().eventLoop();
  }

  @Override
  public boolean isStream() {
    return false;
  }

  @Override
  public void write(ByteBuf part, InetSocketAddress to) {
    channel().write(new DatagramPacket(part, to), channel().voidPromise());
  }

  @Override
  public void flush() {
    channel().flush();
  }

  /** There is nothing to close: the answer ends here. */
  @Override
  public void close() {}

  @Override
  public void reset() {}

  @Override
  public void stall() {
    stalled = true;
  }

  @Override
  public void drained() {}

  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return rules.unsolicited(channel().alloc(), packet.text().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void deauthenticateAll() {
    rules.forgetClients();
  }

  @Override
  public void closeConnections(boolean onlyAuthenticated) {
    rules.forgetClients();
  }

  @Override
  public void liftBans() {
    rules.liftBans();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    rules.forgetClients();
    if (outbox != null) {
      outbox.discard();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A client that went away while an answer was on its way shows here; the socket lives on.
    if (!(cause instanceof IOException)) {
      LOG.warn("A datagram for a simulated {} server failed", core.game, cause);
    }
  }
}
