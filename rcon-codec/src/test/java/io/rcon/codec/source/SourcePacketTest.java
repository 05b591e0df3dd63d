package io.rcon.codec.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import io.rcon.testing.MeteredAllocator;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames made and read again. */
final class SourcePacketTest {
  @Test
  void aTextIsOneExactBuffer() {
    for (Charset charset : List.of(UTF_8, ISO_8859_1, US_ASCII)) {
      for (String text : List.of("", "s", "secret", "x".repeat(1446))) {
        ByteBuf frame = SourcePacket.encode(ByteBufAllocator.DEFAULT, 1, 3, text, charset);
        checkExact(frame, text.length());
        frame.release();
      }
    }
    ByteBuf frame =
        SourcePacket.encode(ByteBufAllocator.DEFAULT, 1, 3, "\u00e9\u20ac\ud83d\ude00", UTF_8);
    checkExact(frame, 9);
    assertEquals("c3a9e282acf09f9880", new SourcePacket().wrap(frame, 4, 19).bodyHex());
    frame.release();
  }

  @Test
  void theLargestCommandIsCountedInBytes() {
    assertEquals(1446, StrictText.length("a".repeat(1446), UTF_8));
    assertEquals(1447, StrictText.length("a".repeat(1445) + "\u00e9", UTF_8));
    ByteBuf frame =
        SourcePacket.encode(ByteBufAllocator.DEFAULT, 2, 2, "a".repeat(1446).getBytes(US_ASCII));
    checkExact(frame, 1446);
    assertEquals(1460, frame.readableBytes());
    frame.release();
  }

  @Test
  void textThatCannotBeSentAllocatesNothing() {
    MeteredAllocator allocator = new MeteredAllocator();
    assertThrows(
        RconCodecException.class,
        () -> SourcePacket.encode(allocator, 1, 2, "say \u013bquit", ISO_8859_1));
    assertThrows(
        RconCodecException.class, () -> SourcePacket.encode(allocator, 1, 2, "\ud83d", UTF_8));
    assertEquals(0, allocator.total());
  }

  @Test
  void whatIsEncodedIsDecoded() {
    Random random = new Random(7);
    MeteredAllocator allocator = new MeteredAllocator();
    SourcePacket view = new SourcePacket();
    for (int i = 0; i < 5_000; i++) {
      byte[] body = new byte[random.nextInt(300)];
      random.nextBytes(body);
      Packet packet = Packet.of(random.nextInt(), random.nextInt(), body);
      ByteBuf frame = SourcePacket.encode(allocator, packet.id(), packet.type(), body);
      checkExact(frame, body.length);
      try (DecoderProbe probe = new DecoderProbe(false)) {
        probe.read(ByteBufUtil.getBytes(frame));
        assertEquals(List.of(packet), probe.packets);
      }
      assertEquals(packet, Packet.of(view.wrap(frame, 4, frame.readableBytes() - 4)));
      frame.release();
    }
    assertEquals(0, allocator.used());
  }

  @Test
  void aViewShowsNoBody() {
    SourcePacket view = new SourcePacket();
    assertEquals("SourcePacket[]", view.toString());
    ByteBuf frame = SourcePacket.encode(ByteBufAllocator.DEFAULT, 7, 3, "s3cret", UTF_8);
    view.wrap(frame, 4, frame.readableBytes() - 4);
    assertEquals("s3cret", view.body(UTF_8));
    assertFalse(view.toString().contains("s3cret"));
    assertEquals("SourcePacket[id=7, type=3, 6 bytes]", view.toString());
    frame.release();
  }

  private static void checkExact(ByteBuf frame, int body) {
    assertEquals(14 + body, frame.readableBytes());
    assertEquals(frame.readableBytes(), frame.capacity());
    assertEquals(frame.readableBytes(), frame.maxCapacity());
    assertEquals(10 + body, frame.getIntLE(0));
  }
}
