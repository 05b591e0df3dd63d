package io.rcon.internal.exchange;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The oldest exchange is found by its key and taken out, a new one is put in. */
@State(Scope.Thread)
public class ExchangeTableBenchmark {
  /** How many are under way. */
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
    BenchLine line = new BenchLine(null);
    ring = new Exchange[2 * inFlight];
    mask = ring.length - 1;
    for (int i = 0; i < ring.length; i++) {
      ring[i] = line.keyed(1_000_000 + 2 * i);
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
}
