package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.openttd.OpenTtdFrameDecoder;
import io.rcon.codec.openttd.OpenTtdPacket;
import java.util.Arrays;

/** Any bytes are packets or an error, however they are cut; fields lie within their packet. */
final class FuzzedOpenTtd {
  private FuzzedOpenTtd() {}

  static void check(byte[] data) {
    if (data.length == 0) {
      return;
    }
    FuzzedStream whole = FuzzedStream.read(OpenTtdFrameDecoder::new, data, data.length);
    whole.isAs(FuzzedStream.read(OpenTtdFrameDecoder::new, data, 1 + (data[0] & 15)));
    whole.packets().forEach(FuzzedOpenTtd::packet);
    roundTrip(data);
  }

  /** Read as a number and then texts, as most of its packets are. */
  private static void packet(byte[] bytes) {
    ByteBuf packet = Unpooled.wrappedBuffer(bytes, new byte[] {0});
    assertTrue(OpenTtdPacket.type(packet, 0) < 256);
    try {
      int at = OpenTtdPacket.skip(OpenTtdPacket.HEADER, Integer.BYTES, bytes.length);
      while (at < bytes.length) {
        int nul = OpenTtdPacket.textEnd(packet, at, bytes.length);
        assertTrue(nul >= at && nul < bytes.length, "beyond the packet");
        at = nul + 1;
      }
    } catch (RconCodecException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
    }
  }

  private static void roundTrip(byte[] data) {
    byte[] fields = Arrays.copyOf(data, Math.min(data.length, 0xffff - OpenTtdPacket.HEADER));
    ByteBuf made = Unpooled.buffer();
    int start = OpenTtdPacket.begin(made, data[0] & 0xff);
    OpenTtdPacket.finish(made.writeBytes(fields), start);
    byte[] bytes = Arrays.copyOf(made.array(), made.readableBytes());
    FuzzedStream read = FuzzedStream.read(OpenTtdFrameDecoder::new, bytes, bytes.length);
    assertEquals(1, read.packets().size());
    assertEquals(data[0] & 0xff, OpenTtdPacket.type(made, start));
  }
}
