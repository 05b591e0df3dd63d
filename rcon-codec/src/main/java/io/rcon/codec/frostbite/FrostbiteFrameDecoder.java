package io.rcon.codec.frostbite;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StreamFrameDecoder;

/** Finds Frostbite's packets in a stream. */
public final class FrostbiteFrameDecoder extends StreamFrameDecoder {
  /**
   * Makes a decoder for one channel.
   *
   * @param listener takes the packets, from their numbers on
   */
  public FrostbiteFrameDecoder(FrameListener listener) {
    super(listener);
  }

  @Override
  protected int size(ByteBuf buffer, int index, int available) {
    if (available < FrostbitePacket.SIZE_AT + Integer.BYTES) {
      return 0;
    }
    int size = buffer.getIntLE(index + FrostbitePacket.SIZE_AT);
    if (size < FrostbitePacket.HEADER || size > FrostbitePacket.LARGEST) {
      throw new RconCodecException(
          "a packet of Frostbite has "
              + FrostbitePacket.HEADER
              + " to "
              + FrostbitePacket.LARGEST
              + " bytes, not "
              + Integer.toUnsignedString(size)
              + "; check that the port is its remote administration port");
    }
    return size;
  }
}
