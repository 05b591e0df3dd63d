package io.rcon.internal.wire;

import io.rcon.spi.Output;
import java.time.Duration;

/** Where frames go out. Event loop only. */
public interface Line extends Output {
  /**
   * Ends the line. No frame comes in any more; over UDP, frames that still come are counted as
   * late.
   *
   * @param rest how long nobody may use this line's pair of server and local port (UDP)
   */
  void retire(Duration rest);
}
