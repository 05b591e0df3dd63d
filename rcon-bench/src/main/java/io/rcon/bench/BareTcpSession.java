package io.rcon.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection of bare Netty: the next command is written on each answer. */
final class BareTcpSession extends SimpleChannelInboundHandler<ByteBuf> {
  static final int AUTH = 3;
  static final int EXEC = 2;

  private final Gauge gauge;
  private final boolean onePerPulse;
  private final Logins logins;
  private @Nullable ChannelHandlerContext context;
  private boolean loggedIn;
  private long @Nullable [] starts;
  private int first;
  private int last;

  BareTcpSession(Gauge gauge, boolean onePerPulse, Logins logins) {
    this.gauge = gauge;
    this.onePerPulse = onePerPulse;
    this.logins = logins;
  }

  void begin(int depth) {
    ChannelHandlerContext ctx = context;
    if (ctx == null || !ctx.channel().isActive()) {
      gauge.failed();
      return;
    }
    if (starts == null) {
      starts = new long[Integer.highestOneBit(2 * depth)];
    }
    for (int i = 0; i < depth; i++) {
      command(ctx, starts);
    }
    ctx.flush();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    context = ctx;
    send(ctx, AUTH, Work.PASSWORD);
    ctx.flush();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
    int index = frame.readerIndex();
    if (!loggedIn) {
      loggedIn = frame.getIntLE(index + 4) == EXEC;
      if (loggedIn) {
        logins.one();
      }
      return;
    }
    String text = frame.toString(index + 8, frame.readableBytes() - 10, StandardCharsets.UTF_8);
    gauge.answered(text);
    long[] times = starts;
    if (times != null) {
      gauge.end(times[first++ & (times.length - 1)]);
      if (!onePerPulse && !gauge.isStopped()) {
        command(ctx, times);
      }
    }
  }

  private void command(ChannelHandlerContext ctx, long[] times) {
    times[last++ & (times.length - 1)] = gauge.start();
    send(ctx, EXEC, Work.COMMAND);
  }

  static void send(ChannelHandlerContext ctx, int type, String text) {
    int length = ByteBufUtil.utf8Bytes(text);
    ByteBuf frame = ctx.alloc().buffer(length + 14);
    frame.writeIntLE(length + 10).writeIntLE(1).writeIntLE(type);
    ByteBufUtil.writeUtf8(frame, text);
    ctx.write(frame.writeShortLE(0), ctx.voidPromise());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!gauge.isStopped()) {
      gauge.failed();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
