package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into packets that tell their whole size in a little endian field. */
final class SizedPackets extends ChannelInboundHandlerAdapter {
  private final int fieldAt;
  private final boolean wide;
  private final int least;
  private final int most;
  private @Nullable ByteBuf gathered;

  /**
   * Makes one for a connection.
   *
   * @param fieldAt where the field is in a packet
   * @param wide whether it has four bytes, else two
   * @param least the smallest size; a smaller one ends the connection
   * @param most the largest size
   */
  SizedPackets(int fieldAt, boolean wide, int least, int most) {
    this.fieldAt = fieldAt;
    this.wide = wide;
    this.least = least;
    this.most = most;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf read) || !ctx.channel().isActive()) {
      ReferenceCountUtil.release(message);
      return;
    }
    ByteBuf all = gathered == null ? ctx.alloc().buffer() : gathered;
    gathered = all;
    all.writeBytes(read);
    read.release();
    int head = fieldAt + (wide ? 4 : 2);
    while (gathered != null && all.readableBytes() >= head) {
      int at = all.readerIndex() + fieldAt;
      long size = wide ? all.getUnsignedIntLE(at) : all.getUnsignedShortLE(at);
      if (size < least || size > most) {
        ctx.close();
        return;
      }
      if (all.readableBytes() < size) {
        break;
      }
      ctx.fireChannelRead(all.readBytes((int) size));
    }
    if (gathered != null) {
      all.discardReadBytes();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    drop();
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    drop();
  }

  private void drop() {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }
}
