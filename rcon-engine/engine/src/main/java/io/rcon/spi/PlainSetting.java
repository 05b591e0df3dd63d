package io.rcon.spi;

import io.rcon.Server;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** A setting in which no time passes. */
final class PlainSetting implements Setting {
  private final Server server;
  private final IntSupplier random;
  private final Map<Class<?>, Object> shared = new HashMap<>();

  PlainSetting(Server server, IntSupplier random) {
    this.server = server;
    this.random = random;
  }

  @Override
  public Server server() {
    return server;
  }

  @Override
  public IntSupplier random() {
    return random;
  }

  @Override
  public long now() {
    return 0;
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH;
  }

  @Override
  public void wakeAt(long nanos) {}

  @Override
  public <T> T shared(Class<T> type, Supplier<T> make) {
    return type.cast(shared.computeIfAbsent(type, key -> make.get()));
  }
}
