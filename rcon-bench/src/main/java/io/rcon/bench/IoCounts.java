package io.rcon.bench;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DatagramChannel;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the reads and writes of sockets. A read is one call that has brought something: over TCP a
 * buffer, over UDP a batch of datagrams. A write is a flush that had something to send: one call
 * for all of it unless the socket is full.
 */
@Sharable
final class IoCounts extends ChannelDuplexHandler {
  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();

  long reads() {
    return reads.sum();
  }

  long writes() {
    return writes.sum();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(ctx.channel() instanceof DatagramChannel)) {
      reads.increment();
    }
    ctx.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (ctx.channel() instanceof DatagramChannel) {
      reads.increment();
    }
    ctx.fireChannelReadComplete();
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
    if (buffer != null && buffer.totalPendingWriteBytes() > 0) {
      writes.increment();
    }
    ctx.flush();
  }
}
