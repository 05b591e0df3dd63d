package io.rcon.monitor.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of an audit log: its number, its time, what happened, and more by the kind of event. */
final class AuditEntry {
  static final String COMMAND = "command";
  static final String OUTCOME = "outcome";
  static final String MAINTENANCE = "maintenance";
  static final String OPENED = "opened";
  static final String CLOSED = "closed";

  /** The line before it is no line: a write was cut off, and nothing was sent because of it. */
  static final String RECOVERED = "recovered";

  /** Its own, or the number of the command that an outcome belongs to. */
  static final String NUMBER = "n";

  static final String OF = "of";
  static final String EVENT = "event";
  static final String TORN = "tornBytes";

  // Escaped, so that no name acts on a terminal that shows the file.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final String event;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  AuditEntry(String event) {
    this.event = event;
  }

  /** Adds a text or a number; an empty text is left out. */
  AuditEntry with(String name, Object value) {
    if (!"".equals(value)) {
      fields.put(name, value);
    }
    return this;
  }

  AuditEntry by(CommandGiver giver) {
    return with("by", giver.name())
        .with("token", giver.fingerprint())
        .with("from", giver.address());
  }

  /** The line without its hash and its end. */
  String body(long number, Instant at) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField(NUMBER, number);
      json.writeStringField("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeStringField(EVENT, event);
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        if (field.getValue() instanceof Number value) {
          json.writeNumberField(field.getKey(), value.longValue());
        } else {
          json.writeStringField(field.getKey(), field.getValue().toString());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String whole = text.toString();
    return whole.substring(0, whole.length() - 1);
  }

  /** The fields of a line's body as texts; throws if it is not one of JSON. */
  static Map<String, String> fields(String body) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(body + "}")) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, json.getText());
        json.skipChildren();
      }
      if (json.nextToken() != null) {
        throw new IOException("more than an object");
      }
    }
    return fields;
  }
}
