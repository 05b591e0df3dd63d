package io.rcon.games;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A message of a server of Rust: a text, and the command it belongs to.
 *
 * @param identifier the command's; 0 for the console and -1 for what all are told
 * @param text what it says
 * @param type of any word or number, for builds differ
 */
record WebRconMessage(int identifier, String text, String type) {
  /** Reads a message; null if it is none. */
  static @Nullable WebRconMessage read(ByteBuf buffer, int index, int length) {
    try (JsonParser parser = JsonParsers.of(buffer, index, length)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? fields(parser) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable WebRconMessage fields(JsonParser parser) throws IOException {
    boolean named = false;
    int identifier = 0;
    String text = "";
    String type = "";
    for (JsonToken token = parser.nextToken();
        token == JsonToken.FIELD_NAME;
        token = parser.nextToken()) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == null) {
        return null;
      }
      switch (name) {
        case "Identifier" -> {
          named = value == JsonToken.VALUE_NUMBER_INT;
          identifier = named ? parser.getIntValue() : 0;
        }
        case "Message" -> text = scalar(parser, value);
        case "Type" -> type = scalar(parser, value);
        default -> parser.skipChildren();
      }
    }
    return named ? new WebRconMessage(identifier, text, type) : null;
  }

  private static String scalar(JsonParser parser, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL || !value.isScalarValue()) {
      parser.skipChildren();
      return "";
    }
    return parser.getText();
  }
}
