package io.rcon.codec.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any bytes are lines or an error, the same ones however they are cut. */
class LineDecoderFuzzTest {
  private static final int LONGEST = 100;

  @FuzzTest(maxDuration = "5m")
  void stream(byte[] data) {
    if (data.length > 0) {
      List<String> whole = read(data, data.length);
      assertEquals(whole, read(data, 1 + (data[0] & 15)), "the cuts are TCP's, not the server's");
    }
  }

  private static List<String> read(byte[] data, int piece) {
    List<String> told = new ArrayList<>();
    FrameListener listener =
        new FrameListener() {
          @Override
          public void frame(ByteBuf buffer, int index, int length) {
            assertTrue(length > 0 && length <= LONGEST + 1, "a line of " + length);
            told.add(buffer.toString(index, length, StandardCharsets.ISO_8859_1));
          }

          @Override
          public void malformed(RconCodecException problem) {
            told.add("malformed");
          }
        };
    EmbeddedChannel channel = new EmbeddedChannel(new LineDecoder(LONGEST, 4, listener));
    for (int at = 0; at < data.length && channel.isOpen(); at += piece) {
      int size = Math.min(piece, data.length - at);
      channel.writeInbound(Unpooled.copiedBuffer(data, at, size));
    }
    channel.finishAndReleaseAll();
    return told;
  }
}
