package io.rcon.internal.exchange;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.util.Arrays;

/** The pieces of one answer, joined as bytes: a character may lie across two of them. */
final class AnswerBytes {
  /** The longest array that every JVM makes. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private byte[] bytes;
  private int length;

  AnswerBytes(int firstPiece) {
    bytes = new byte[firstPiece];
  }

  int length() {
    return length;
  }

  void add(ByteBuf buffer, int index, int count) {
    if (length + count > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.max(length + count, Math.min(2L * bytes.length, MOST)));
    }
    buffer.getBytes(index, bytes, length, count);
    length += count;
  }

  String text(int cut, Charset charset) {
    return new String(bytes, 0, Math.max(0, length - cut), charset);
  }
}
