package io.rcon.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rcon.RconListener;

/** The meters that the engine carries while it is measured. */
final class Meters {
  private Meters() {}

  static RconListener of(boolean wanted) {
    if (!wanted) {
      return RconListener.NONE;
    }
    try {
      Class<?> type = Class.forName("io.rcon.micrometer.MicrometerListener");
      return (RconListener)
          type.getMethod("of", MeterRegistry.class).invoke(null, new SimpleMeterRegistry());
    } catch (ReflectiveOperationException e) {
      System.err.println("no meters: " + e);
      return RconListener.NONE;
    }
  }
}
