package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/**
 * Minecraft: up to 1460 bytes of a read must be exactly one frame. Otherwise the connection is
 * closed and nothing runs. Bytes that the same read took beyond them are lost, and nothing is read
 * while a command runs.
 */
final class OneFrameReads extends WholeReads {
  /** The server's stream takes this much from the socket, and a frame is cut from its front. */
  private static final int TAKEN = 8192;

  private static final int LOOKED_AT = 1460;
  private static final int SHORTEST = 10;
  private static final int BODY = 12;

  OneFrameReads() {
    super(TAKEN);
  }

  @Override
  public boolean readsWhileBusy() {
    return false;
  }

  @Override
  void take(ByteBuf read, PacketListener listener, ChannelHandlerContext ctx) {
    int size = Math.min(LOOKED_AT, read.readableBytes());
    int at = read.readerIndex();
    if (size < SHORTEST || read.getIntLE(at) != size - 4) {
      ctx.close();
      return;
    }
    // Without any NUL the last byte is taken for one.
    int end = Math.max(at + BODY, at + size - 1);
    int nul = size > BODY ? read.indexOf(at + BODY, end, (byte) 0) : -1;
    int length = (nul < 0 ? end : nul) - (at + BODY);
    listener.packet(read.getIntLE(at + 4), type(read, at, size), read, at + BODY, length);
  }

  /** The bytes that a frame of ten or eleven bytes lacks are zeros of the server's buffer. */
  private static int type(ByteBuf read, int at, int size) {
    if (size >= BODY) {
      return read.getIntLE(at + 8);
    }
    int type = read.getUnsignedShortLE(at + 8);
    return size == BODY - 1 ? type | read.getUnsignedByte(at + 10) << 16 : type;
  }
}
