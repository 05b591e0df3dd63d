package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text becomes bytes that become the same text, or is refused. */
class StrictTextFuzzTest {
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          StandardCharsets.US_ASCII,
          Charset.forName("windows-1252"));

  @FuzzTest(maxDuration = "5m")
  void text(byte[] data) {
    // Two bytes a character, so that lone surrogates are among them.
    String text = new String(data, 0, data.length & ~1, StandardCharsets.UTF_16BE);
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i + 1 < data.length; i += 2) {
      raw.append((char) (((data[i] & 0xff) << 8) | (data[i + 1] & 0xff)));
    }
    for (Charset charset : CHARSETS) {
      check(text, charset);
      check(raw.toString(), charset);
    }
    String line = PeerText.oneLine(raw.toString(), 50);
    assertFalse(line.codePoints().anyMatch(c -> c == '\n' || PeerText.isHarmful(c)), line);
    assertTrue(line.length() <= 6 * 50 + 1, line);
  }

  private static void check(String text, Charset charset) {
    boolean known = charset.newEncoder().canEncode(text);
    ByteBuf into = Unpooled.buffer();
    try {
      byte[] bytes = StrictText.bytes(text, charset);
      assertTrue(known);
      assertEquals(text, new String(bytes, charset));
      assertEquals(bytes.length, StrictText.length(text, charset));
      StrictText.write(text, charset, into);
      assertTrue(java.util.Arrays.equals(bytes, ByteBufUtil.getBytes(into)));
    } catch (RconCodecException e) {
      assertFalse(known);
    } finally {
      into.release();
    }
  }
}
