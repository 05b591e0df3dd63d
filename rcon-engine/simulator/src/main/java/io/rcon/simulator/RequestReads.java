package io.rcon.simulator;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.FixedRecvByteBufAllocator;

/**
 * Reads as much at once as a game does whose every read is one request. Netty would make its reads
 * smaller after some short ones, and so cut a long request.
 */
final class RequestReads extends ChannelInboundHandlerAdapter {
  private static final int MOST = 16 * 1024;

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    ctx.channel()
        .config()
        .setRecvByteBufAllocator(new FixedRecvByteBufAllocator(MOST).maxMessagesPerRead(1));
  }
}
