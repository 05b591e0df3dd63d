package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.RconCodecException;

/** Where frames come in. Event loop only. */
public interface LineListener {
  /**
   * One whole frame: of a stream, or a datagram.
   *
   * @param buffer where it is, valid until this returns
   * @param index where it begins
   * @param length how many bytes it has
   */
  void frame(ByteBuf buffer, int index, int length);

  /**
   * A read is over: all of it was handed over frame by frame.
   *
   * @param bytes how many that were
   */
  void read(int bytes);

  /**
   * So many bytes of a frame that is not whole are kept from now on.
   *
   * @param bytes how much memory they take; 0 if there are none
   */
  default void kept(int bytes) {}

  /**
   * Frames went out together.
   *
   * @param bytes how many bytes they had
   */
  void written(int bytes);

  /**
   * The bytes are not of this protocol; the line closes by itself.
   *
   * @param problem what was met
   */
  void malformed(RconCodecException problem);

  /**
   * The line is gone: the peer closed it, or the network did.
   *
   * @param reason in words
   */
  void closed(String reason);
}
