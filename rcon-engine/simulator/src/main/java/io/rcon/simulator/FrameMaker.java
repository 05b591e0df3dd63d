package io.rcon.simulator;

import io.netty.buffer.ByteBuf;

/** Makes the frames of one connection. */
interface FrameMaker {
  ByteBuf frame(int id, int type, byte... body);
}
