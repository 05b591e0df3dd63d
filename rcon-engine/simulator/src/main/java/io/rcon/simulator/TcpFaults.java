package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Delays, cuts up, merges, stalls and resets one direction of a connection. Event loop only. */
final class TcpFaults extends ChannelInboundHandlerAdapter {
  /** Beyond so many bytes on their way no more are read. */
  private static final long MOST_ON_THE_WAY = 256 << 10;

  private final LinkState state;
  private final TcpPair pair;
  private final EventLoop loop;
  private final boolean towardsServer;
  private final DelayLine delayLine;
  private @Nullable Channel to;
  private @Nullable ByteBuf merging;
  private boolean stalled;
  private boolean ending;

  TcpFaults(LinkState state, TcpPair pair, EventLoop loop, boolean towardsServer) {
    this.state = state;
    this.pair = pair;
    this.loop = loop;
    this.towardsServer = towardsServer;
    delayLine = new DelayLine(loop, this::deliver);
  }

  /** Where what is read here goes to. */
  void to(Channel channel) {
    to = channel;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    LinkFaults.Stream faults = state.faults(towardsServer).stream();
    if (state.happens(faults.reset())) {
      bytes.release();
      pair.reset();
      return;
    }
    if (!stalled && state.happens(faults.stall())) {
      state.counts.stalled.incrementAndGet();
      stalled = true;
    }
    if (stalled) {
      bytes.release();
    } else if (merging != null) {
      merging.writeBytes(bytes);
      bytes.release();
    } else if (faults.merging().isZero()) {
      depart(bytes);
    } else {
      merging = ctx.alloc().buffer().writeBytes(bytes);
      bytes.release();
      loop.schedule(this::merged, faults.merging().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void merged() {
    ByteBuf together = merging;
    if (together != null) {
      merging = null;
      depart(together);
    }
  }

  private void depart(ByteBuf bytes) {
    LinkFaults.Stream faults = state.faults(towardsServer).stream();
    long latency = state.latencyNanos(state.faults(towardsServer));
    if (faults.mostInPiece() == 0) {
      delayLine.add(latency, bytes);
    } else {
      for (; bytes.isReadable(); latency += faults.betweenPieces().toNanos()) {
        int size = Math.min(bytes.readableBytes(), state.pieceSize(faults));
        delayLine.add(latency, bytes.readRetainedSlice(size));
      }
      bytes.release();
    }
    if (delayLine.bytes() > MOST_ON_THE_WAY) {
      pair.throttle(towardsServer, true);
    }
  }

  /** Empty bytes are the end. */
  private void deliver(ByteBuf bytes) {
    Channel target = to;
    if (!bytes.isReadable() || target == null) {
      bytes.release();
      pair.close();
      return;
    }
    state.counts.passed.incrementAndGet();
    target.writeAndFlush(bytes, target.voidPromise());
    if (delayLine.bytes() == 0 && target.isWritable()) {
      pair.throttle(towardsServer, false);
    } else if (!target.isWritable()) {
      pair.throttle(towardsServer, true);
    }
  }

  /** The channel that is read here can take more of the other direction. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      pair.throttle(!towardsServer, false);
    }
  }

  void hold() {
    delayLine.hold();
  }

  void letGo() {
    delayLine.release();
  }

  void discard() {
    delayLine.discard();
    if (merging != null) {
      merging.release();
      merging = null;
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!ending) {
      ending = true;
      merged();
      delayLine.add(0, Unpooled.EMPTY_BUFFER);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
