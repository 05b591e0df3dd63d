package io.rcon.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns text into bytes without loss. A character that the charset does not know is an error and
 * never a stand-in: cutting U+013B to its low byte makes a semicolon, and so another command.
 */
public final class StrictText {
  private StrictText() {}

  /**
   * Counts the bytes of a text.
   *
   * @param text the text
   * @param charset the charset of the server
   * @return the number of bytes, exactly
   * @throws RconCodecException if the charset has no form for a character of the text
   */
  public static int length(CharSequence text, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return utf8Length(text);
    }
    if (isPlain(text, charset)) {
      return text.length();
    }
    byte[] bytes = bytes(text, charset);
    Arrays.fill(bytes, (byte) 0);
    return bytes.length;
  }

  /**
   * Turns a text into bytes.
   *
   * @param text the text
   * @param charset the charset of the server
   * @return its bytes
   * @throws RconCodecException if the charset has no form for a character of the text
   */
  public static byte[] bytes(CharSequence text, Charset charset) {
    if (isPlain(text, charset)) {
      byte[] bytes = new byte[text.length()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) text.charAt(i);
      }
      return bytes;
    }
    CharsetEncoder encoder = charset.newEncoder();
    byte[] room = new byte[(int) Math.ceil(encoder.maxBytesPerChar() * (double) text.length())];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    try {
      CoderResult result = encoder.encode(CharBuffer.wrap(text), encoded, true);
      if (result.isError() || encoder.flush(encoded).isError()) {
        throw unmappable(charset);
      }
      return Arrays.copyOf(room, encoded.position());
    } finally {
      // The text may be a password, and the caller cannot wipe this copy.
      Arrays.fill(room, (byte) 0);
    }
  }

  /**
   * Appends a text to a buffer.
   *
   * @param text the text
   * @param charset the charset of the server
   * @param into takes its bytes
   * @throws RconCodecException if the charset has no form for a character of the text
   */
  public static void write(CharSequence text, Charset charset, ByteBuf into) {
    write(text, length(text, charset), charset, into);
  }

  /**
   * Appends a text whose length is known to a buffer.
   *
   * @param text the text
   * @param length how many bytes it has, by {@link #length}
   * @param charset the charset of the server
   * @param into takes its bytes
   * @throws RconCodecException if the charset has no form for a character of the text
   */
  public static void write(CharSequence text, int length, Charset charset, ByteBuf into) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      // Not writeCharSequence: it asks for room for three bytes a character.
      ByteBufUtil.reserveAndWriteUtf8(into, text, length);
    } else if (isPlain(text, charset)) {
      ByteBufUtil.writeAscii(into, text);
    } else {
      byte[] bytes = bytes(text, charset);
      into.writeBytes(bytes);
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Whether each character is the byte of the same number. Nearly every command is ASCII, and an
   * encoder for each of them costs more than its bytes.
   */
  private static boolean isPlain(CharSequence text, Charset charset) {
    boolean latin1 = charset.equals(StandardCharsets.ISO_8859_1);
    if (!latin1 && !charset.equals(StandardCharsets.UTF_8)) {
      return false;
    }
    int end = latin1 ? 0x100 : 0x80;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= end) {
        return false;
      }
    }
    return true;
  }

  private static int utf8Length(CharSequence text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        throw unmappable(StandardCharsets.UTF_8);
      }
    }
    return bytes;
  }

  /** Names no character: the text may be a password. */
  private static RconCodecException unmappable(Charset charset) {
    return new RconCodecException(
        "the text holds a character that "
            + charset.name()
            + ", the charset of this server, cannot express; nothing was sent");
  }
}
