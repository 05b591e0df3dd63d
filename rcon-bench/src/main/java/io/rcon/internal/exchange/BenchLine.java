package io.rcon.internal.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.Ticker;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.Line;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A line without a session around it: commands in, answers out. */
final class BenchLine implements LineOwner, Line {
  private static final long PATIENCE = 5_000_000_000L;

  private static final PendingFuture.Owner NOBODY =
      new PendingFuture.Owner() {
        @Override
        public void given(Command command, PendingFuture future) {}

        @Override
        public void cancelRequested(PendingFuture future) {}

        @Override
        public void rejected(PendingFuture future) {}
      };

  private final ExchangePool pool = new ExchangePool();
  private final ByteBufAllocator allocator;
  private final @Nullable Channel channel;
  private final EngineLoop loop;
  private final LineExchanges exchanges;
  private long number;

  BenchLine(@Nullable Channel channel) {
    this.channel = channel;
    allocator = channel == null ? ByteBufAllocator.DEFAULT : channel.alloc();
    Dialect dialect = Dialect.NUKKIT.with(d -> d.name("bench").depth(16));
    Server server = Server.of(dialect, "127.0.0.1", 1, Secret.of("swordfish"));
    ManualIoEventLoop ioLoop =
        new ManualIoEventLoop(Thread.currentThread(), LocalIoHandler.newFactory());
    loop = new EngineLoop(ioLoop, Ticker.systemTicker(), new SplittableRandom(7));
    exchanges =
        new LineExchanges(
            this, loop, server, Mechanisms.named(dialect.mechanism()).converse(server, () -> 7));
    exchanges.opened(this);
  }

  LineExchanges exchanges() {
    return exchanges;
  }

  /** Everything between a caller's command and its frame, but the queue and the states. */
  int command(String text, BiConsumer<@Nullable Reply, @Nullable Throwable> told) {
    Command command = Command.of(text);
    PendingFuture future = new PendingFuture(NOBODY, command, true);
    future.whenComplete(told);
    Exchange exchange = pool.take();
    exchange.given(command, future, loop.now(), Long.MAX_VALUE);
    exchanges.write(exchange, PATIENCE, ++number);
    return exchange.key();
  }

  /** An exchange for tables. */
  Exchange keyed(int key) {
    Exchange exchange = new Exchange();
    exchange.given(Command.of("status"), null, 0, Long.MAX_VALUE);
    exchange.written(0, PATIENCE, ++number, key, exchanges);
    return exchange;
  }

  @Override
  public void ended(Exchange exchange, Reply reply) {
    loop.batchDone();
    exchange.end(reply).tell();
    pool.giveBack(exchange);
  }

  @Override
  public ByteBufAllocator allocator() {
    return allocator;
  }

  @Override
  public void send(ByteBuf frame) {
    if (channel == null) {
      frame.release();
    } else {
      channel.write(frame, channel.voidPromise());
    }
  }

  @Override
  public void retire(Duration rest) {}

  @Override
  public void wakeAt(long at) {}

  @Override
  public void heard(LineExchanges line) {}

  @Override
  public void read(int bytes) {}

  @Override
  public void written(int bytes) {}

  @Override
  public long roundTrip() {
    return 0;
  }

  @Override
  public void loggedIn(LineExchanges line) {}

  @Override
  public void refused(LineExchanges line, String reason) {}

  @Override
  public void refusedOrPaced(Exchange exchange, String reason) {}

  @Override
  public void loginLost(LineExchanges line, String reason) {}

  @Override
  public void violated(LineExchanges line, String reason) {}

  @Override
  public void aligned(LineExchanges line) {}

  @Override
  public void late(LineExchanges line) {}

  @Override
  public void stray(LineExchanges line) {}

  @Override
  public void event(LineExchanges line, String text) {}

  @Override
  public void closed(LineExchanges line, String reason) {}
}
