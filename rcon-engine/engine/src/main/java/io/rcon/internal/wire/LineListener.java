package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.RconCodecException;

/** Receives the frames of a line. Event loop only. */
public interface LineListener {
  /**
   * One whole frame: of a stream, or a datagram.
   *
   * @param buffer holds the frame, valid until this returns
   * @param index of its first byte
   * @param length number of its bytes
   */
  void frame(ByteBuf buffer, int index, int length);

  /**
   * A read is complete: all of it was passed on frame by frame.
   *
   * @param bytes the number of bytes read
   */
  void read(int bytes);

  /**
   * An incomplete frame is kept from now on.
   *
   * @param bytes the memory it takes; 0 if there is none
   */
  default void kept(int bytes) {}

  /**
   * Frames went out together.
   *
   * @param bytes the number of their bytes
   */
  void written(int bytes);

  /**
   * The bytes are not of this protocol; the line closes by itself.
   *
   * @param problem the reason
   */
  void malformed(RconCodecException problem);

  /**
   * The line is gone: the peer closed it, or the network did.
   *
   * @param reason in words
   */
  void closed(String reason);
}
