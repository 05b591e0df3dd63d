package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.rcon.RconListener;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Survived;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One unconnected local port, shared by many servers: each pair with one of them is a line. */
final class DatagramPort extends SimpleChannelInboundHandler<DatagramPacket>
    implements EngineLoop.TurnEnd {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  /** What a full datagram takes of the kernel's receive buffer, measured: 92 fill 212,992 bytes. */
  private static final int KERNEL_COST = 2304;

  private final DatagramPorts ports;
  private final EngineLoop loop;
  private final RconListener watcher;
  private final PairTable pairs = new PairTable();
  private final boolean overflow;
  private @Nullable Channel channel;
  private int underWay;
  private int window;
  private boolean flushAsked;

  /** How often what was written went out. */
  private int flushes;

  DatagramPort(DatagramPorts ports, EngineLoop loop, RconListener watcher, boolean overflow) {
    this.ports = ports;
    this.loop = loop;
    this.watcher = watcher;
    this.overflow = overflow;
  }

  void opened(DatagramChannel open) {
    channel = open;
    // What was granted, not what was asked for: beyond it the kernel drops answers silently.
    window = Math.max(16, open.config().getReceiveBufferSize() / KERNEL_COST);
  }

  boolean isOpen() {
    return channel != null;
  }

  boolean isOverflow() {
    return overflow;
  }

  boolean isUnused() {
    return pairs.isEmpty();
  }

  boolean isFull() {
    return underWay >= window;
  }

  boolean hasPair(InetSocketAddress remote, long key) {
    return pairs.get(key, remote) != null;
  }

  UdpLine lease(InetSocketAddress remote, long key, LineListener listener) {
    UdpLine line = new UdpLine(this, remote, key, listener);
    pairs.put(line);
    underWay++;
    return line;
  }

  void rest(UdpLine line, Duration rest) {
    underWay--;
    if (rest.isZero()) {
      rested(line);
    } else {
      loop.wheel().arm(line, loop.now() + rest.toNanos());
    }
    ports.windowMoved();
  }

  void rested(UdpLine line) {
    pairs.remove(line);
    ports.pairRested(this, line);
  }

  ByteBufAllocator allocator() {
    return Objects.requireNonNull(channel).alloc();
  }

  void send(ByteBuf frame, InetSocketAddress remote) {
    Channel open = Objects.requireNonNull(channel);
    open.write(new SecretDatagram(frame, remote), open.voidPromise());
    if (!flushAsked) {
      loop.atTurnEnd(this);
      flushAsked = true;
    }
  }

  int flushes() {
    return flushes;
  }

  @Override
  public void turnEnds() {
    flushAsked = false;
    flushes++;
    if (channel != null) {
      channel.flush();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
    InetSocketAddress sender = datagram.sender();
    UdpLine line = pairs.get(PairTable.key(sender), sender);
    if (line == null) {
      ports.strangers().sent(sender, loop.now());
      watcher.datagramDropped("unknown");
      return;
    }
    if (!line.hasAsked()) {
      watcher.datagramDropped("early");
      return;
    }
    ByteBuf content = datagram.content();
    int bytes = content.readableBytes();
    line.listener().frame(content, content.readerIndex(), bytes);
    line.listener().read(bytes);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    loop.batchDone();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // An unconnected port serves many servers: one send that fails (no route, say) is no reason to
    // stop. The command will meet its deadline.
    if (Survived.isOwn(cause)) {
      loop.errors().log(log, cause, "a local port", "an error while datagrams were read");
    }
  }

  void close() {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
