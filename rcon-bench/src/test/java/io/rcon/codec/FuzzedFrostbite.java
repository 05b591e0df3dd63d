package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.codec.frostbite.FrostbiteFrameDecoder;
import io.rcon.codec.frostbite.FrostbitePacket;
import java.nio.charset.StandardCharsets;

/** Any bytes are packets or an error, however they are cut; words lie within their packet. */
final class FuzzedFrostbite {
  private FuzzedFrostbite() {}

  static void check(byte[] data) {
    if (data.length == 0) {
      return;
    }
    FuzzedStream whole = FuzzedStream.read(FrostbiteFrameDecoder::new, data, data.length);
    whole.isAs(FuzzedStream.read(FrostbiteFrameDecoder::new, data, 1 + (data[0] & 15)));
    whole.packets().forEach(FuzzedFrostbite::packet);
  }

  private static void packet(byte[] bytes) {
    ByteBuf packet = Unpooled.wrappedBuffer(bytes);
    try {
      FrostbitePacket.check(packet, 0, bytes.length);
    } catch (RconCodecException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
      return;
    }
    ByteBuf again = Unpooled.buffer();
    int start = FrostbitePacket.begin(again, FrostbitePacket.number(packet, 0));
    int words = 0;
    for (int at = FrostbitePacket.HEADER; at < bytes.length; ) {
      int length = FrostbitePacket.wordLength(packet, at);
      assertTrue(length >= 0 && at + FrostbitePacket.AROUND_WORD + length <= bytes.length);
      String word = packet.toString(at + Integer.BYTES, length, StandardCharsets.ISO_8859_1);
      FrostbitePacket.word(again, word, StandardCharsets.ISO_8859_1);
      at += FrostbitePacket.AROUND_WORD + length;
      words++;
    }
    assertArrayEquals(bytes, ByteBufUtil.getBytes(FrostbitePacket.finish(again, start, words)));
  }
}
