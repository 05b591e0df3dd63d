package io.rcon.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One port of bare Netty: the next command goes to the server that has answered. */
final class BareUdpPort extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final String REQUEST = "rcon " + Work.PASSWORD + " ";
  private static final int PREFIX = "????print\n".length();

  private final Gauge gauge;
  private final boolean onePerPulse;
  private final Map<InetSocketAddress, Long> starts = new HashMap<>();
  private @Nullable ChannelHandlerContext context;

  BareUdpPort(Gauge gauge, boolean onePerPulse) {
    this.gauge = gauge;
    this.onePerPulse = onePerPulse;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context, "not bound");
  }

  void command(InetSocketAddress server) {
    long start = gauge.start();
    if (start != 0) {
      starts.put(server, start);
    }
    ChannelHandlerContext ctx = context();
    ByteBuf request = ctx.alloc().buffer(64).writeInt(-1);
    ByteBufUtil.writeUtf8(request, REQUEST);
    ByteBufUtil.writeUtf8(request, Work.COMMAND);
    ctx.write(new DatagramPacket(request, server), ctx.voidPromise());
  }

  void flush() {
    context().flush();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
    ByteBuf content = datagram.content();
    String text =
        content.toString(
            content.readerIndex() + PREFIX,
            content.readableBytes() - PREFIX,
            StandardCharsets.ISO_8859_1);
    gauge.answered(text);
    if (!starts.isEmpty()) {
      Long start = starts.remove(datagram.sender());
      gauge.end(start == null ? 0 : start);
    }
    if (!onePerPulse && !gauge.isStopped()) {
      command(datagram.sender());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    gauge.failed();
  }
}
