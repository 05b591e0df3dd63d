package io.rcon.games;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads answers of HTTP APIs that are no status. */
final class RestJson {
  /** No game has so many settings. */
  private static final int MOST = 4096;

  private RestJson() {}

  /**
   * The members of an object that are texts, numbers or truth values, in their order.
   *
   * @throws RconException if it is no object
   */
  static Map<String, String> settings(String server, String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    try (JsonParser parser = JsonParsers.of(text)) {
      boolean whole = parser.nextToken() == JsonToken.START_OBJECT;
      while (whole && parser.nextToken() == JsonToken.FIELD_NAME && settings.size() < MOST) {
        String name = parser.currentName();
        if (parser.nextToken().isScalarValue()) {
          settings.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
      whole &= parser.currentToken() == JsonToken.END_OBJECT || settings.size() == MOST;
      if (whole) {
        return Collections.unmodifiableMap(settings);
      }
    } catch (IOException e) {
      // Told below.
    }
    throw new RconException.ProtocolViolation(
        server, Delivery.ANSWERED, "the settings are no JSON object, or are cut off");
  }

  /** The lines that a console printed; the answer itself where it is of another form. */
  static String printed(String text) {
    JsonValue data = DocumentTree.of(text).root().at("data");
    return data.has("commandResult") ? data.text("commandResult") : text;
  }
}
