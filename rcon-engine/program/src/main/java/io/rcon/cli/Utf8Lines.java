package io.rcon.cli;

import io.rcon.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8, whatever the locale, and refuses what is none. */
final class Utf8Lines {
  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_SECRET = 4096;

  private final InputStream in;
  private final String source;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int end;
  private int number;

  Utf8Lines(InputStream in, String source) {
    this.in = in;
    this.source = source;
  }

  /** The number of the line read last, from 1. */
  int number() {
    return number;
  }

  private int read() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at == end ? -1 : buffer[at++] & 0xff;
  }

  /** Reads a line, without its end. Blocks. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    while ((b = read()) >= 0 && b != '\n') {
      line.write(b);
      if (line.size() > LONGEST) {
        throw new IOException(where(1) + " is longer than " + LONGEST + " bytes");
      }
    }
    if (b < 0 && line.size() == 0) {
      return null;
    }
    number++;
    String text = Utf8Environment.decode(line.toByteArray());
    if (text == null) {
      throw new IOException(where(0) + " is not UTF-8 text");
    }
    String withoutMark = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    return withoutMark.endsWith("\r")
        ? withoutMark.substring(0, withoutMark.length() - 1)
        : withoutMark;
  }

  /**
   * Reads a line that is a password, and leaves no copy of it behind; empty at the end of input.
   */
  Secret nextSecret() throws IOException {
    byte[] line = new byte[LONGEST_SECRET];
    char[] decoded = new char[LONGEST_SECRET];
    try {
      int length = 0;
      for (int b; (b = read()) >= 0 && b != '\n'; ) {
        if (length == line.length) {
          throw new IOException(where(1) + " is longer than " + LONGEST_SECRET + " bytes");
        }
        line[length++] = (byte) b;
      }
      number++;
      CharBuffer text = CharBuffer.wrap(decoded);
      ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
      if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
        throw new IOException(where(0) + " is not UTF-8 text");
      }
      return trimmed(decoded, text.position());
    } finally {
      Arrays.fill(line, (byte) 0);
      Arrays.fill(decoded, '\0');
      Arrays.fill(buffer, 0, at, (byte) 0);
    }
  }

  private Secret trimmed(char[] text, int length) {
    int from = number == 1 && length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    int to = length > from && text[length - 1] == '\r' ? length - 1 : length;
    char[] password = Arrays.copyOfRange(text, from, to);
    try {
      return Secret.of(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private String where(int ahead) {
    return "line " + (number + ahead) + " of " + source;
  }
}
