package io.rcon.games;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rcon.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A command of Minecraft's management protocol, which is the call of a method: its name, behind it
 * nothing, a list of parameters in JSON, or values by name.
 *
 * @param method its name
 * @param params a list in JSON; empty for none
 */
record MsmpCall(String method, String params) {
  private static final String FORM =
      "; this protocol runs no console command: call a method, as in minecraft:players, in"
          + " minecraft:server/save [true], or in minecraft:players/kick player.name=\"Anna\"";

  private static final String DISCOVER = "rpc.discover";

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it calls no method, or not in the method's form
   */
  static MsmpCall of(Dialect dialect, String text) {
    int blank = text.indexOf(' ');
    String method = blank < 0 ? text : text.substring(0, blank);
    if (!isMethod(method)) {
      throw new IllegalArgumentException("the command calls no method" + FORM);
    }
    if (!MsmpFacts.allows(dialect, method)) {
      throw new IllegalArgumentException(
          "'"
              + dialect.name()
              + "' does not call the method "
              + method
              + "; list it under 'methods', or set 'other_methods: true'");
    }
    String rest = blank < 0 ? "" : text.substring(blank + 1).strip();
    if (rest.isEmpty()) {
      return new MsmpCall(method, "");
    }
    if (rest.charAt(0) == '[') {
      return new MsmpCall(method, checked(rest));
    }
    try {
      return new MsmpCall(method, params(MsmpFacts.form(dialect, method), rest));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + FORM, e);
    }
  }

  /** A name of a namespace, such as no word of a console has. */
  private static boolean isMethod(String word) {
    int colon = word.indexOf(':');
    return word.equals(DISCOVER)
        || (colon > 0
            && colon < word.length() - 1
            && word.indexOf(':', colon + 1) < 0
            && word.chars().allMatch(c -> c == ':' || isOfName(c)));
  }

  private static boolean isOfName(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-./".indexOf(c) >= 0;
  }

  private static String params(MsmpFacts.Form form, String text) {
    MsmpValues values = MsmpValues.read(text);
    return switch (form) {
      case NONE -> throw new IllegalArgumentException("the method takes no values");
      case VALUES -> "[" + values.listed() + "]";
      case OBJECT -> "[" + values.object() + "]";
      case LIST -> "[[" + values.object() + "]]";
    };
  }

  private static String checked(String json) {
    try (JsonParser parser = JsonParsers.of(json)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null) {
        return json;
      }
    } catch (IOException e) {
      // Told below.
    }
    throw new IllegalArgumentException("the parameters are no list in JSON" + FORM);
  }

  /** The message that calls it, as request of this number. */
  byte[] message(int id) {
    String json =
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + id
            + ",\"method\":\""
            + method
            + (params.isEmpty() ? "\"" : "\",\"params\":" + params)
            + "}";
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
