package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the readable bytes of a buffer, whose indices stay. Beyond the end every number is 0
 * and every text empty, and {@link #isCut()} says that it was met.
 */
final class QueryCursor {
  private final ByteBuf buffer;
  private final int end;
  private int at;
  private boolean cut;

  QueryCursor(ByteBuf buffer) {
    this.buffer = buffer;
    at = buffer.readerIndex();
    end = buffer.writerIndex();
  }

  /** Whether a read went beyond the end. */
  boolean isCut() {
    return cut;
  }

  int remaining() {
    return end - at;
  }

  private boolean lacks(int bytes) {
    if (remaining() < bytes) {
      cut = true;
      at = end;
      return true;
    }
    return false;
  }

  void skip(int bytes) {
    if (!lacks(bytes)) {
      at += bytes;
    }
  }

  /** The next byte, which is not taken; -1 at the end. */
  int peek() {
    return at < end ? buffer.getUnsignedByte(at) : -1;
  }

  int u8() {
    return lacks(1) ? 0 : buffer.getUnsignedByte(at++);
  }

  int u16le() {
    return u8() | (u8() << 8);
  }

  int u16() {
    return (u8() << 8) | u8();
  }

  int i32le() {
    return u16le() | (u16le() << 16);
  }

  int i32() {
    return (u16() << 16) | u16();
  }

  long i64le() {
    return (i32le() & 0xffffffffL) | ((long) i32le() << 32);
  }

  long i64() {
    return ((long) i32() << 32) | (i32() & 0xffffffffL);
  }

  float f32le() {
    return Float.intBitsToFloat(i32le());
  }

  /** Takes these bytes if they come next. */
  boolean takes(byte... expected) {
    if (remaining() < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (buffer.getByte(at + i) != expected[i]) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  /** Takes this Latin-1 text if it comes next. */
  boolean takes(String expected) {
    return takes(expected.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A text up to a NUL, which is taken; cut if there is none. */
  String text() {
    String text = upTo((byte) 0, null);
    if (at < end) {
      at++;
    } else {
      cut = true;
    }
    return text;
  }

  /** The text before a byte, which is not taken, or all that is left. */
  String upTo(byte stop, @Nullable Charset charset) {
    int found = at < end ? buffer.indexOf(at, end, stop) : -1;
    int length = (found < 0 ? end : found) - at;
    return text(length, charset);
  }

  /**
   * So many bytes as text, fewer if there are fewer; in UTF-8 or Latin-1 if no charset is given.
   */
  String text(int length, @Nullable Charset charset) {
    byte[] bytes = new byte[Math.min(length, remaining())];
    cut |= bytes.length < length;
    buffer.getBytes(at, bytes);
    at += bytes.length;
    return charset == null ? either(bytes) : new String(bytes, charset);
  }

  private static String either(byte... bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
