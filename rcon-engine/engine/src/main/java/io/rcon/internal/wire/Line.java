package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.rcon.spi.Output;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where frames go out. Event loop only. */
public interface Line extends Output {
  /**
   * Sends a frame with a password in it: once it is written, its bytes are overwritten, so that
   * they do not lie about in memory that others use next.
   *
   * @param frame the frame, released by the line
   */
  void sendSecret(ByteBuf frame);

  /**
   * The bytes of an incomplete frame that have come, its length field first.
   *
   * @return the line's own buffer, to be looked at at once; null if nothing has
   */
  default @Nullable ByteBuf unfinished() {
    return null;
  }

  /**
   * Ends the line. No frame comes in any more; over UDP, frames that still come are counted as
   * late.
   *
   * @param rest how long nobody may use this line's pair of server and local port (UDP)
   */
  void retire(Duration rest);
}
