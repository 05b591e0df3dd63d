package io.rcon.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Pieces cost the same however many came before; what is allocated is the work, and is exact. */
class AnswerBytesTest {
  private final ByteBuf piece = Unpooled.copiedBuffer("xyz", StandardCharsets.US_ASCII);

  private final ReplyMemory memory = new ReplyMemory(1 << 30);

  /** By reflection, for the module does not read the one that this is in. */
  private static long allocated() throws Exception {
    Object bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    return (long)
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getCurrentThreadAllocatedBytes")
            .invoke(bean);
  }

  private long allocatedBy(int pieces) throws Exception {
    long before = allocated();
    AnswerBytes bytes = new AnswerBytes(memory, new Exchange().answer());
    for (int i = 0; i < pieces; i++) {
      bytes.add(piece, 1, 1);
    }
    assertEquals(pieces, bytes.length());
    return allocated() - before;
  }

  @Test
  void a_million_tiny_pieces_are_copied_a_few_times_at_most() throws Exception {
    allocatedBy(1000);
    long few = allocatedBy(1 << 18);
    long many = allocatedBy(1 << 20);
    assertTrue(many <= 5L << 20, () -> many + " bytes for a million");
    assertTrue(many <= 6 * few, () -> few + " bytes, and for four times as many " + many);
    piece.release();
  }

  @Test
  void pieces_are_joined_as_bytes() {
    byte[] euro = "a€b".getBytes(StandardCharsets.UTF_8);
    AnswerBytes bytes = new AnswerBytes(memory, new Exchange().answer());
    for (int i = 0; i < euro.length; i++) {
      bytes.add(Unpooled.wrappedBuffer(euro), i, 1);
    }
    assertEquals("a€b", bytes.text(0, StandardCharsets.UTF_8));
    assertEquals("a€", bytes.text(1, StandardCharsets.UTF_8));
    piece.release();
  }
}
