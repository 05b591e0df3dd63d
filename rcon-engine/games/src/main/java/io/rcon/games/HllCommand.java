package io.rcon.games;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;

/**
 * A command of Hell Let Loose, of which there are only named ones: {@code Name}, {@code Name
 * {"Key": "value"}}, or {@code Name Key="value" Key="value"}.
 *
 * @param name the name, of letters
 * @param content JSON, or nothing
 */
record HllCommand(String name, String content) {
  private static final String FORM =
      "; there is no console: give a command's name and its content, such as GetServerInformation"
          + " {\"Name\":\"session\",\"Value\":\"\"} or ServerBroadcast Message=\"hello\"";

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is no such command
   */
  static HllCommand of(String text) {
    int end = letters(text, 0);
    String name = text.substring(0, end);
    if (name.isEmpty() || (end < text.length() && text.charAt(end) != ' ')) {
      throw new IllegalArgumentException("the command begins with no name" + FORM);
    }
    if (name.equals("ServerConnect") || name.equals("Login")) {
      throw new IllegalArgumentException("the session logs in by itself; leave out " + name);
    }
    String rest = text.substring(end).strip();
    if (rest.isEmpty()) {
      return new HllCommand(name, "");
    }
    return new HllCommand(name, rest.charAt(0) == '{' ? checked(rest) : pairs(rest));
  }

  private static int letters(String text, int from) {
    int at = from;
    while (at < text.length()
        && ((text.charAt(at) >= 'a' && text.charAt(at) <= 'z')
            || (text.charAt(at) >= 'A' && text.charAt(at) <= 'Z'))) {
      at++;
    }
    return at;
  }

  private static String checked(String json) {
    try (JsonParser parser = JsonParsers.of(json)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null) {
        return json;
      }
    } catch (IOException e) {
      // Told below.
    }
    throw new IllegalArgumentException("the content is no JSON object" + FORM);
  }

  private static String pairs(String text) {
    StringBuilder json = new StringBuilder("{");
    for (int at = 0; at < text.length(); ) {
      int key = letters(text, at);
      int end = key + 1 < text.length() ? text.indexOf('"', key + 2) : -1;
      if (key == at || !text.startsWith("=\"", key) || end < 0) {
        throw new IllegalArgumentException("the content is not of the form Key=\"value\"" + FORM);
      }
      json.append(at == 0 ? "\"" : ",\"").append(text, at, key).append("\":\"");
      JsonStringEncoder.getInstance().quoteAsString(text.substring(key + 2, end), json);
      json.append('"');
      at = end + 1;
      if (at < text.length() && text.charAt(at++) != ' ') {
        throw new IllegalArgumentException("a value is not followed by a blank" + FORM);
      }
    }
    return json.append('}').toString();
  }
}
