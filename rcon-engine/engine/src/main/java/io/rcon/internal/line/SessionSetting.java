package io.rcon.internal.line;

import io.rcon.Server;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.spi.Setting;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the conversations of one session know of it. Event loop only. */
final class SessionSetting implements Setting {
  private final EngineLoop loop;
  private final Server server;
  private final LongConsumer due;

  /** Most conversations need neither. */
  private @Nullable Deadline alarm;

  private @Nullable Map<Class<?>, Object> shared;

  SessionSetting(EngineLoop loop, Server server, LongConsumer due) {
    this.loop = loop;
    this.server = server;
    this.due = due;
  }

  @Override
  public Server server() {
    return server;
  }

  @Override
  public IntSupplier random() {
    return loop.randomInts();
  }

  @Override
  public long now() {
    return loop.now();
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public void wakeAt(long nanos) {
    if (alarm == null) {
      alarm =
          new Deadline() {
            @Override
            protected void expired(long at) {
              due.accept(at);
            }
          };
    }
    loop.wheel().arm(alarm, nanos);
  }

  /** The line is gone. */
  void forgetAlarm() {
    if (alarm != null) {
      loop.wheel().disarm(alarm);
    }
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> make) {
    if (shared == null) {
      shared = new HashMap<>();
    }
    return type.cast(shared.computeIfAbsent(type, key -> make.get()));
  }
}
