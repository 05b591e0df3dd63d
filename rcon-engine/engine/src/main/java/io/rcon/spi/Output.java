package io.rcon.spi;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Takes the frames that a conversation sends, in order. On a line that is gone they are released
 * and dropped. Event loop only, and only within the call that was handed it.
 */
public interface Output {
  /**
   * Makes the buffers of frames.
   *
   * @return the channel's allocator
   */
  ByteBufAllocator allocator();

  /**
   * The address that frames go to, for formats that hold it.
   *
   * @return the server's address in use or, behind a proxy, that of the proxy; empty where the line
   *     has none
   */
  default Optional<SocketAddress> peer() {
    return Optional.empty();
  }

  /**
   * Gives room for one frame, to be written at the writer index and then {@linkplain #send sent}.
   * Frames that go out together lie in one buffer, so what is before the writer index stays
   * untouched. A frame that was not sent is dropped when room for the next one is asked for.
   *
   * @param size how many bytes the frame has at most; it ends where it is written to
   * @return a buffer that is the output's until it is sent, and after
   */
  default ByteBuf frame(int size) {
    return allocator().buffer(size, size);
  }

  /**
   * Sends one frame: contiguous, never divided among writes.
   *
   * @param frame the buffer that {@link #frame} gave, or a buffer with this frame alone; released
   *     by the receiver
   */
  void send(ByteBuf frame);
}
