package io.rcon.internal.fleet;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes as UTF-8 does; where it is to decode, there is no memory left. */
final class ThrowingCharset extends Charset {
  ThrowingCharset() {
    super("throwing", new String[0]);
  }

  @Override
  public boolean contains(Charset other) {
    return StandardCharsets.UTF_8.contains(other);
  }

  @Override
  public CharsetDecoder newDecoder() {
    throw new OutOfMemoryError("on purpose");
  }

  @Override
  public CharsetEncoder newEncoder() {
    return StandardCharsets.UTF_8.newEncoder();
  }
}
