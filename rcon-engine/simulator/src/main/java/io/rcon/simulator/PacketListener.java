package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.FrameListener;

/** Takes what a {@link ReadDiscipline} finds in a read: frames of a stream, or whole packets. */
interface PacketListener extends FrameListener {
  /**
   * One packet.
   *
   * @param id its id
   * @param type its type
   * @param buffer holds the packet until this returns
   * @param body index of the first byte of its body
   * @param length number of bytes of its body
   */
  void packet(int id, int type, ByteBuf buffer, int body, int length);
}
