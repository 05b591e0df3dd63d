package io.rcon.games;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message of JSON-RPC, whose parts are JSON as it stands; empty for what is missing.
 *
 * @param id the number or text that a request and its answer share
 * @param method of a request or a notification
 * @param params the method's parameters
 * @param result what a method gives back
 * @param error why it gives nothing back
 */
record MsmpMessage(String id, String method, String params, String result, String error) {
  /** No request of ours has it. */
  static final int NO_NUMBER = 0;

  private static final int MOST_DIGITS = 9;

  /** Reads a message; null if it is none. */
  static @Nullable MsmpMessage read(ByteBuf buffer, int index, int length) {
    String text = buffer.toString(index, length, StandardCharsets.UTF_8);
    try (JsonParser parser = JsonParsers.of(text)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? fields(parser, text) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable MsmpMessage fields(JsonParser parser, String text) throws IOException {
    String id = "";
    String method = "";
    String params = "";
    String result = "";
    String error = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "id" -> id = json(parser, text);
        case "method" -> method = value == JsonToken.VALUE_STRING ? parser.getText() : "";
        case "params" -> params = json(parser, text);
        case "result" -> result = json(parser, text);
        case "error" -> error = json(parser, text);
        default -> {}
      }
      parser.skipChildren();
    }
    return parser.currentToken() == JsonToken.END_OBJECT
        ? new MsmpMessage(id, method, params, result, error)
        : null;
  }

  /** The value as it stands. */
  private static String json(JsonParser parser, String text) throws IOException {
    int begin = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return text.substring(begin, (int) parser.currentLocation().getCharOffset());
  }

  /** Its number, where it is one of those that requests of ours have. */
  int number() {
    boolean plain =
        !id.isEmpty()
            && id.length() <= MOST_DIGITS
            && id.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Integer.parseInt(id) : NO_NUMBER;
  }

  /** The text for the caller: the result, a text without its quotes, or why there is none. */
  String text() {
    if (error.isEmpty() || error.equals("null")) {
      return result.startsWith("\"") ? unquoted(result) : result;
    }
    JsonValue why = DocumentTree.of(error).root();
    String data = why.text("data");
    return "error "
        + why.text("code")
        + ": "
        + why.text("message")
        + (data.isEmpty() ? "" : " (" + data + ")");
  }

  private static String unquoted(String json) {
    try (JsonParser parser = JsonParsers.of(json)) {
      return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : json;
    } catch (IOException e) {
      return json;
    }
  }
}
