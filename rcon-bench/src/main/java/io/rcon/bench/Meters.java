package io.rcon.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rcon.RconListener;
import io.rcon.micrometer.MicrometerListener;

/** The meters that the engine carries while it is measured. */
final class Meters {
  private Meters() {}

  static RconListener of(boolean wanted) {
    return wanted ? MicrometerListener.of(new SimpleMeterRegistry()) : RconListener.NONE;
  }
}
