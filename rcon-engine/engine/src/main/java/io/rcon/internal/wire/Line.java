package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.rcon.spi.Output;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends frames. Event loop only. */
public interface Line extends Output {
  /**
   * Sends a frame with a password in it: once it is written, its bytes are overwritten, so that
   * they do not remain in memory that others use next.
   *
   * @param frame the frame, released by the line
   */
  void sendSecret(ByteBuf frame);

  /** {@return what it leads to: the server or a proxy; null if that is not known} */
  default @Nullable SocketAddress remote() {
    return null;
  }

  /**
   * The bytes of an incomplete frame, its length field first.
   *
   * @return the line's own buffer, to be read at once; null if nothing has come
   */
  default @Nullable ByteBuf unfinished() {
    return null;
  }

  /**
   * Ends the line. No frame comes in any more; over UDP, frames that still come are counted as
   * late.
   *
   * @param rest how long this line's pair of server and local port stays unused (UDP)
   */
  void retire(Duration rest);

  /**
   * Ends the line and lets go of its listener.
   *
   * @param rest how long nobody may use this line's pair of server and local port (UDP)
   * @param late takes the frames that still come while the pair rests
   */
  default void retire(Duration rest, LineListener late) {
    retire(rest);
  }
}
