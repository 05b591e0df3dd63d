package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import org.junit.jupiter.api.Test;

/** A marker is found in any pieces, and never costs more than a look at the end of each. */
class MarkerWatchTest {
  private static final String TOKEN = "a".repeat(16);

  private static boolean ends(MarkerWatch watch, String piece) {
    ByteBuf buffer = Unpooled.copiedBuffer(piece, ISO_8859_1);
    boolean found = watch.endsWith(buffer, 0, buffer.readableBytes());
    buffer.release();
    return found;
  }

  @Test
  void is_found_however_it_is_cut() {
    String answer = "some text " + TOKEN + " \n";
    for (int cut = 0; cut <= answer.length(); cut++) {
      MarkerWatch watch = new MarkerWatch(() -> 0);
      assertEquals(TOKEN, watch.token());
      int whole = answer.length() - 2;
      assertEquals(cut >= whole, ends(watch, answer.substring(0, cut)), "cut at " + cut);
      assertTrue(ends(watch, answer.substring(cut)), "cut at " + cut);
      assertEquals(18, watch.cut());
    }
  }

  @Test
  void is_not_found_where_the_token_is_another() {
    MarkerWatch watch = new MarkerWatch(() -> 0);
    assertFalse(ends(watch, "text " + "b".repeat(16) + " \n"));
    assertFalse(ends(watch, TOKEN + "x"));
    assertFalse(ends(watch, TOKEN.substring(1)));
  }

  @Test
  void looks_at_the_end_of_a_piece_only() {
    int[] read = new int[1];
    ByteBuf counted =
        new UnpooledHeapByteBuf(UnpooledByteBufAllocator.DEFAULT, 60_000, 60_000) {
          @Override
          public ByteBuf getBytes(int index, byte[] into, int at, int length) {
            read[0] += length;
            return super.getBytes(index, into, at, length);
          }

          @Override
          public byte getByte(int index) {
            read[0]++;
            return super.getByte(index);
          }
        };
    MarkerWatch watch = new MarkerWatch(() -> 0);
    for (int i = 0; i < 1000; i++) {
      assertFalse(watch.endsWith(counted, 0, 60_000));
    }
    assertTrue(read[0] <= 20_000, () -> read[0] + " bytes of 60 million were looked at");
    counted.release();
  }
}
