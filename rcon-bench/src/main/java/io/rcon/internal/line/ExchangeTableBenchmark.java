package io.rcon.internal.line;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.Ticker;
import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.support.EngineLoop;
import io.rcon.spi.Setting;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The oldest exchange is found by its key and taken out, a new one is put in. */
@State(Scope.Thread)
public class ExchangeTableBenchmark {
  /** How many commands are in flight. */
  @Param({"1", "64", "4096"})
  public int inFlight = 1;

  private final ExchangeTable table = new ExchangeTable();
  private final Map<Integer, Exchange> map = new HashMap<>();
  private Exchange[] ring = new Exchange[0];
  private int turn;
  private int mask;

  /** Fills both; the ring is twice as long, so that one half is in and the other is out. */
  @Setup
  public void prepare() {
    InFlightCommands line = line();
    ring = new Exchange[2 * inFlight];
    mask = ring.length - 1;
    for (int i = 0; i < ring.length; i++) {
      ring[i] = underWay(line, 1_000_000 + 2 * i);
      if (i < inFlight) {
        table.put(ring[i]);
        map.put(ring[i].key(), ring[i]);
      }
    }
  }

  /**
   * The engine's table.
   *
   * @return the oldest
   */
  @Benchmark
  public @Nullable Exchange engine() {
    Exchange oldest = table.get(ring[turn & mask].key());
    if (oldest != null) {
      table.remove(oldest);
    }
    table.put(ring[(turn + inFlight) & mask]);
    turn++;
    return oldest;
  }

  /**
   * The baseline: a HashMap of boxed ids.
   *
   * @return the oldest
   */
  @Benchmark
  public @Nullable Exchange hashMap() {
    Exchange oldest = map.remove(ring[turn & mask].key());
    Exchange next = ring[(turn + inFlight) & mask];
    map.put(next.key(), next);
    turn++;
    return oldest;
  }

  private static Exchange underWay(InFlightCommands line, int key) {
    Exchange exchange = new Exchange();
    exchange.written(0, Long.MAX_VALUE / 2, key, key, line);
    return exchange;
  }

  private static InFlightCommands line() {
    ManualIoEventLoop ioLoop =
        new ManualIoEventLoop(Thread.currentThread(), LocalIoHandler.newFactory());
    Server server = Server.of(Dialect.NUKKIT, "127.0.0.1", 1, Secret.of("swordfish"));
    return new InFlightCommands(
        unused(InFlightListener.class),
        new EngineLoop(ioLoop, Ticker.systemTicker(), new SplittableRandom(7)),
        server,
        Mechanisms.of(server.dialect()).converse(Setting.of(server, () -> 7)),
        new ReplyMemory(Long.MAX_VALUE));
  }

  /** An argument that the table never calls, made by reflection so that its type can change. */
  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              throw new IllegalStateException(method + " was called");
            }));
  }
}
