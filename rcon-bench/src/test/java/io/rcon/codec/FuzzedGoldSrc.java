package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.goldsrc.GoldSrcPacket;
import io.rcon.codec.goldsrc.GoldSrcParts;

/** Any datagrams are answers, parts of one or nothing; together they hold no more than came. */
final class FuzzedGoldSrc {
  private FuzzedGoldSrc() {}

  /** The first byte cuts the rest into datagrams of this size. */
  static void check(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int size = (data[0] & 0xff) == 0 ? data.length : data[0] & 0xff;
    GoldSrcParts parts = new GoldSrcParts();
    int came = 0;
    int joined = 0;
    for (int at = 1; at < data.length; at += size) {
      int length = Math.min(size, data.length - at);
      ByteBuf datagram = Unpooled.wrappedBuffer(data);
      answer(datagram, at, length);
      if (GoldSrcParts.isPart(datagram, at, length)) {
        came += length;
        ByteBuf whole = parts.add(datagram, at, length);
        if (whole != null) {
          joined += whole.readableBytes();
          answer(whole, 0, whole.readableBytes());
        }
      }
    }
    boolean incomplete = parts.isIncomplete();
    assertEquals(incomplete, !parts.takeRest().isEmpty());
    assertFalse(parts.isIncomplete());
    assertTrue(joined <= came, "more than came");
    roundTrip(data);
  }

  private static void answer(ByteBuf datagram, int at, int length) {
    int kind = GoldSrcPacket.kind(datagram, at, length);
    assertTrue(kind >= GoldSrcPacket.NONE && kind < 256);
    if (kind != GoldSrcPacket.NONE) {
      int text = GoldSrcPacket.textLength(datagram, at, length);
      assertTrue(text >= 0 && text <= length - GoldSrcPacket.HEADER);
    }
  }

  private static void roundTrip(byte[] text) {
    ByteBuf made =
        GoldSrcPacket.encodeReply(UnpooledByteBufAllocator.DEFAULT, GoldSrcPacket.TEXT, 2, text);
    assertEquals(GoldSrcPacket.TEXT, GoldSrcPacket.kind(made, 0, made.readableBytes()));
    assertEquals(text.length, GoldSrcPacket.textLength(made, 0, made.readableBytes()));
    made.release();
  }
}
