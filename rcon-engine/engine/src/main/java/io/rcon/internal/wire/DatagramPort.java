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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One unconnected local port, shared by many servers: each pair with one of them is a line. */
final class DatagramPort extends SimpleChannelInboundHandler<DatagramPacket>
    implements EngineLoop.TurnEnd {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  /**
   * The share of a full datagram in the kernel's receive buffer, measured: 92 fill 212,992 bytes.
   */
  private static final int KERNEL_COST = 2304;

  /** As many lines as commonly end before others are leased. */
  private static final int KEPT = 1024;

  private final DatagramPorts ports;
  private final EngineLoop loop;
  private final RconListener watcher;
  private final PairTable pairs = new PairTable();

  /** Lines whose pair has rested, for others. */
  private final Deque<UdpLine> free = new ArrayDeque<>();

  private final boolean overflow;
  private @Nullable Channel channel;
  private int underWay;
  private int window;
  private boolean flushAsked;

  /** The number of flushes. */
  private int flushes;

  DatagramPort(DatagramPorts ports, EngineLoop loop, RconListener watcher, boolean overflow) {
    this.ports = ports;
    this.loop = loop;
    this.watcher = watcher;
    this.overflow = overflow;
  }

  void opened(DatagramChannel open) {
    channel = open;
    // The size that was granted, not the one requested: beyond it the kernel drops answers
    // silently.
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
    UdpLine line = free.pollLast();
    if (line == null) {
      line = new UdpLine(this, remote, key, listener);
    } else {
      line.beginsAgain(remote, key, listener);
    }
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
    line.forgets();
    if (free.size() < KEPT) {
      free.addLast(line);
    }
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
      ports.unknownSenders().sent(sender, loop.now());
      watcher.datagramDropped("unknown");
      return;
    }
    if (!line.hasAsked()) {
      watcher.datagramDropped("early");
      return;
    }
    ByteBuf content = datagram.content();
    int bytes = content.readableBytes();
    // The line may be another server's when the frame has been read.
    LineListener listener = line.listener();
    listener.frame(content, content.readerIndex(), bytes);
    listener.read(bytes);
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
