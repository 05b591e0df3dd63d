package io.rcon.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One write to every connection, and the time of every answer. */
final class BareSweeper implements Sweeper {
  private final Work work;
  private final BareLoop loop;
  private final List<ChannelHandlerContext> contexts = new ArrayList<>();
  private final CountDownLatch ready;
  private @Nullable Arrivals arrivals;
  private CountDownLatch done = new CountDownLatch(0);

  BareSweeper(Work work) {
    this.work = work;
    loop = new BareLoop(work.transport, "bare-loop");
    ready = new CountDownLatch(work.sessions);
  }

  @Override
  public void connect() throws IOException, InterruptedException {
    List<InetSocketAddress> addresses = ServerAddresses.read(work.addresses);
    for (int i = 0; i < work.sessions; i++) {
      loop.streams(() ->
              new ChannelHandler[] {
                new LengthFieldBasedFrameDecoder(
                    ByteOrder.LITTLE_ENDIAN, 1 << 20, 0, 4, 0, 4, true),
                new Session()
              })
          .option(ChannelOption.TCP_NODELAY, true)
          .connect(addresses.get(i % addresses.size()));
    }
    if (!ready.await(120, TimeUnit.SECONDS)) {
      throw new IOException(ready.getCount() + " sessions of bare Netty did not get ready");
    }
  }

  @Override
  public Arrivals sweep() throws InterruptedException {
    Arrivals fresh = new Arrivals(work.sessions);
    done = new CountDownLatch(1);
    loop.loop()
        .execute(() -> {
          arrivals = fresh;
          for (ChannelHandlerContext context : contexts) {
            BareTcpSession.send(context, BareTcpSession.EXEC, Work.COMMAND);
            context.flush();
          }
        });
    done.await(TIMEOUT, TimeUnit.MILLISECONDS);
    CountDownLatch over = new CountDownLatch(1);
    loop.loop()
        .execute(() -> {
          arrivals = null;
          over.countDown();
        });
    over.await();
    return fresh;
  }

  @Override
  public void close() {
    loop.close();
  }

  private final class Session extends SimpleChannelInboundHandler<ByteBuf> {
    private boolean loggedIn;
    private long characters;

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      BareTcpSession.send(ctx, BareTcpSession.AUTH, Work.PASSWORD);
      ctx.flush();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
      int index = frame.readerIndex();
      if (!loggedIn) {
        loggedIn = frame.getIntLE(index + 4) == BareTcpSession.EXEC;
        if (loggedIn) {
          contexts.add(ctx);
          ready.countDown();
        }
        return;
      }
      characters +=
          frame.toString(index + 8, frame.readableBytes() - 10, StandardCharsets.UTF_8).length();
      Arrivals now = arrivals;
      if (now != null && characters > 0) {
        now.answered();
        if (now.count() == work.sessions) {
          done.countDown();
        }
      }
    }
  }
}
