package io.rcon.codec.evrima;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.FrameListener;
import io.rcon.codec.StreamFrameDecoder;

/** Takes each read as one packet, since nothing in the stream tells where an answer ends. */
public final class EvrimaReadDecoder extends StreamFrameDecoder {
  /**
   * Makes a decoder for one channel.
   *
   * @param listener takes what was read
   */
  public EvrimaReadDecoder(FrameListener listener) {
    super(listener);
  }

  @Override
  protected int size(ByteBuf buffer, int index, int available) {
    return available;
  }
}
