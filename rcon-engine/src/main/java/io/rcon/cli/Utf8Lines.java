package io.rcon.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8, whatever the locale, and refuses what is none. */
final class Utf8Lines {
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final String source;
  private int number;

  Utf8Lines(InputStream in, String source) {
    this.in = new BufferedInputStream(in);
    this.source = source;
  }

  /** The number of the line read last, from 1. */
  int number() {
    return number;
  }

  /** Reads a line, without its end. Blocks. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    while ((b = in.read()) >= 0 && b != '\n') {
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

  private String where(int ahead) {
    return "line " + (number + ahead) + " of " + source;
  }
}
