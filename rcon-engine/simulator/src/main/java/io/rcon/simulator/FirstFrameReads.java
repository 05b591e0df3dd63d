package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/**
 * Nukkit: a read of up to 4096 bytes is taken for one frame. A second frame in it is lost, and a
 * frame that is not whole in one read is ignored, piece by piece.
 */
final class FirstFrameReads extends WholeReads {
  private static final int TAKEN = 4096;
  private static final int HEADER = 12;
  private static final int OVERHEAD = 10;

  FirstFrameReads() {
    super(TAKEN);
  }

  @Override
  public boolean readsWhileBusy() {
    return true;
  }

  @Override
  void take(ByteBuf read, PacketListener listener, ChannelHandlerContext ctx) {
    int at = read.readerIndex();
    int size = read.readableBytes();
    if (size < HEADER) {
      return;
    }
    int body = read.getIntLE(at) - OVERHEAD;
    // The last two bytes are dropped, NULs or not.
    if (body >= 0 && body <= size - HEADER - 2) {
      listener.packet(read.getIntLE(at + 4), read.getIntLE(at + 8), read, at + HEADER, body);
    }
  }
}
