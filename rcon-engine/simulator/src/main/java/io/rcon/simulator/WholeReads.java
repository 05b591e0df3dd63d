package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;

/** A server that looks for a frame in one read, and keeps nothing for the next. */
abstract class WholeReads implements ReadDiscipline {
  private final int most;

  /** Takes so many bytes from the socket at once. */
  WholeReads(int most) {
    this.most = most;
  }

  @Override
  public void install(Channel channel, PacketListener listener) {
    channel
        .config()
        .setAutoRead(readsWhileBusy())
        .setRecvByteBufAllocator(new FixedRecvByteBufAllocator(most).maxMessagesPerRead(1));
    channel
        .pipeline()
        .addLast(
            new SimpleChannelInboundHandler<ByteBuf>() {
              @Override
              protected void channelRead0(ChannelHandlerContext ctx, ByteBuf read) {
                take(read, listener, ctx);
              }
            });
  }

  /** Takes the bytes of one read. */
  abstract void take(ByteBuf read, PacketListener listener, ChannelHandlerContext ctx);
}
