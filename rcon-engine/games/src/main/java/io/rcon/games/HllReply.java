package io.rcon.games;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An answer of Hell Let Loose.
 *
 * @param status as in HTTP; 0 if it is missing
 * @param words of the status
 * @param content what was asked for: often JSON in itself
 */
record HllReply(int status, String words, String content) {
  static final int OK = 200;
  static final int UNAUTHORIZED = 401;

  /** Reads the body of a message; null if it is none. */
  static @Nullable HllReply read(byte[] body) {
    int status = 0;
    String words = "";
    String content = "";
    try (JsonParser parser = JsonParsers.of(Unpooled.wrappedBuffer(body), 0, body.length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        boolean text = value == JsonToken.VALUE_STRING;
        switch (name) {
          case "statusCode" -> status = value == JsonToken.VALUE_NUMBER_INT ? number(parser) : 0;
          case "statusMessage" -> words = text ? parser.getText() : "";
          case "contentBody" -> content = text ? parser.getText() : "";
          default -> {}
        }
        parser.skipChildren();
      }
      return parser.currentToken() == JsonToken.END_OBJECT
          ? new HllReply(status, words, content)
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static int number(JsonParser parser) throws IOException {
    return parser.getIntValue();
  }

  /** The text for the caller. */
  String text() {
    if (status == OK) {
      return content;
    }
    return status + " " + words + (content.isEmpty() ? "" : ": " + content);
  }
}
