package io.rcon.codec.openttd;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StreamFrameDecoder;

/** Finds the packets of OpenTTD's admin port in a stream. */
public final class OpenTtdFrameDecoder extends StreamFrameDecoder {
  /**
   * Makes a decoder for one channel.
   *
   * @param listener takes the packets, each with its size field
   */
  public OpenTtdFrameDecoder(FrameListener listener) {
    super(listener);
  }

  @Override
  protected int size(ByteBuf buffer, int index, int available) {
    if (available < OpenTtdPacket.SIZE_FIELD) {
      return 0;
    }
    int size = buffer.getUnsignedShortLE(index);
    if (size < OpenTtdPacket.HEADER) {
      throw new RconCodecException(
          "a packet of OpenTTD's admin port has at least "
              + OpenTtdPacket.HEADER
              + " bytes, not "
              + size
              + "; check that the port is its server_admin_port");
    }
    return size;
  }
}
