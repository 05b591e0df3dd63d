package io.rcon.codec;

import io.netty.buffer.ByteBuf;

/**
 * Takes the frames that a decoder finds in a stream, on the channel's event loop.
 *
 * <p>The buffer belongs to the decoder and is valid only until {@link #frame} returns; a listener
 * reads by absolute index and leaves the buffer's indices alone.
 */
public interface FrameListener {
  /**
   * One whole frame has arrived. A listener that cannot make sense of it may throw a {@link
   * RconCodecException}, which then comes back as {@link #malformed}; after any other exception the
   * decoder closes the channel and takes no more frames, and the exception goes down the pipeline.
   *
   * @param buffer where its bytes are
   * @param index where the frame begins in {@code buffer}, after any length field
   * @param length how many bytes it has, without the length field
   */
  void frame(ByteBuf buffer, int index, int length);

  /**
   * An incomplete frame is kept from now on. Called again only when its memory changes.
   *
   * @param bytes the memory it takes; 0 if there is none
   */
  default void kept(int bytes) {}

  /**
   * The stream breaks the protocol. Called once; no frame follows, and the decoder closes the
   * channel after this call.
   *
   * @param problem the reason
   */
  void malformed(RconCodecException problem);
}
