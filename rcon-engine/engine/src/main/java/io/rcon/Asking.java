package io.rcon;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server is asked, by rcon and beside it. Most servers use the defaults and share one value.
 *
 * @param timeout for commands; null for the engine's
 * @param poll between polls; null for the poll's own interval
 * @param port where queries go; 0 for that of the dialect
 * @param direct whether queries may go around a proxy and TLS
 * @param rcon false if there are queries alone
 */
record Asking(
    @Nullable Duration timeout, @Nullable Duration poll, int port, boolean direct, boolean rcon) {
  static final Asking USUAL = new Asking(null, null, 0, false, true);

  Asking within(Duration timeout) {
    return new Asking(OptionBounds.positive(timeout, "a timeout"), poll, port, direct, rcon);
  }

  Asking every(Duration interval) {
    return new Asking(timeout, OptionBounds.positive(interval, "an interval"), port, direct, rcon);
  }

  Asking at(int port) {
    return new Asking(timeout, poll, port, direct, rcon);
  }

  Asking directly() {
    return new Asking(timeout, poll, port, true, rcon);
  }

  Asking withoutRcon() {
    return new Asking(timeout, poll, port, direct, false);
  }
}
