package io.rcon.internal.session;

import io.rcon.Server;
import io.rcon.internal.support.Deadline;
import io.rcon.spi.Setting;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the conversations of one session know of it. Event loop only. */
final class SessionSetting implements Setting {
  private final SessionCore core;

  /** Most conversations need neither. */
  private @Nullable Deadline alarm;

  private @Nullable Map<Class<?>, Object> shared;

  SessionSetting(SessionCore core) {
    this.core = core;
  }

  @Override
  public Server server() {
    return core.server();
  }

  @Override
  public IntSupplier random() {
    return core.context().loop().randomInts();
  }

  @Override
  public long now() {
    return core.context().loop().now();
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
              core.due(at);
            }
          };
    }
    core.context().loop().wheel().arm(alarm, nanos);
  }

  /** The line is gone. */
  void forgetAlarm() {
    if (alarm != null) {
      core.context().loop().wheel().disarm(alarm);
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
