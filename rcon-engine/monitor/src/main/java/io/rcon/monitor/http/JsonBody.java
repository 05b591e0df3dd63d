package io.rcon.monitor.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the texts of a request's object. */
final class JsonBody {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonBody() {}

  /** The texts by their names; none at all if the body is not one object. Others are passed by. */
  static Map<String, String> texts(@Nullable Buffer body, Collection<String> names) {
    if (body == null) {
      return Map.of();
    }
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json = JSON.createParser(body.getBytes())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING && names.contains(name)) {
          texts.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
      return json.nextToken() == null ? texts : Map.of();
    } catch (IOException e) {
      return Map.of();
    }
  }
}
