package io.rcon.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.nio.charset.StandardCharsets;

/** Answers every datagram with the same one. */
final class LeanUdpServer extends SimpleChannelInboundHandler<DatagramPacket> {
  private final ByteBuf answer;
  private final LateAnswers late;

  LeanUdpServer(int length, LateAnswers late) {
    String text = "????print\n" + "x".repeat(length);
    ByteBuf bytes = Unpooled.directBuffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    answer = Unpooled.unreleasableBuffer(bytes.setInt(0, -1));
    this.late = late;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket request) {
    if (!late.areWanted()) {
      ctx.write(new DatagramPacket(answer.duplicate(), request.sender()), ctx.voidPromise());
    } else if (!late.isSilent()) {
      late.send(ctx.channel(), answer.duplicate(), request.sender());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // One client that has gone is no reason to stop.
  }
}
