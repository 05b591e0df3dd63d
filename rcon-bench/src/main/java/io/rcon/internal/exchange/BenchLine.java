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
import org.jspecify.annotations.Nullable;

/** A line without a session around it: commands in, answers out. */
final class BenchLine implements LineExchanges.Owner, Exchange.Owner, Line {
  private static final long PATIENCE = 5_000_000_000L;

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
  Exchange command(String text, PendingFuture future) {
    Exchange exchange = new Exchange(this, Command.of(text), future, false);
    exchange.given(loop.now(), Long.MAX_VALUE);
    exchanges.write(exchange, PATIENCE, ++number);
    loop.wheel().arm(exchange, exchange.dueAt());
    return exchange;
  }

  /** An exchange for tables. */
  Exchange keyed(int key) {
    Exchange exchange = new Exchange(this, Command.of("status"), new PendingFuture(true), false);
    exchange.written(0, PATIENCE, ++number, key, exchanges);
    return exchange;
  }

  @Override
  public void ended(Exchange exchange, Reply reply) {
    loop.wheel().disarm(exchange);
    loop.batchDone();
    exchange.end(reply).tell();
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
  public void given(Exchange exchange) {}

  @Override
  public void rejected(Exchange exchange) {}

  @Override
  public void cancelRequested(Exchange exchange) {}

  @Override
  public void due(Exchange exchange, long now) {}

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
