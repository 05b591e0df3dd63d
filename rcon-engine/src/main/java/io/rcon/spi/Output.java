package io.rcon.spi;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Where a conversation sends frames. Event loop only. */
public interface Output {
  /**
   * Makes the buffers of frames.
   *
   * @return the channel's allocator
   */
  ByteBufAllocator allocator();

  /**
   * Sends one frame: one contiguous buffer, one write.
   *
   * @param frame the whole frame; released by the receiver
   */
  void send(ByteBuf frame);
}
