package io.rcon.games;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Makes parsers of what servers send: of bounded depth, and without memory of what they read. */
final class JsonParsers {
  private static final int DEEPEST = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names that a server sends are not worth keeping for the life of the process.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonParsers() {}

  static JsonParser of(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  /** Of bytes in UTF-8, without moving the buffer's indices. */
  static JsonParser of(ByteBuf buffer, int index, int length) throws IOException {
    InputStream in = new ByteBufInputStream(buffer.slice(index, length));
    return FACTORY.createParser(in);
  }
}
