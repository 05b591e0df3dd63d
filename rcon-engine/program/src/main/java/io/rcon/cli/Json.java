package io.rcon.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.codec.PeerText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON objects on one line. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes the fields of an object. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private Json() {}

  static String object(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return escapeRareControls(text.toString());
  }

  /** They may stand in JSON as they are, but a terminal or a reader of lines would act on them. */
  private static String escapeRareControls(String json) {
    if (json.codePoints().noneMatch(PeerText::isHarmful)) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length() + 16);
    json.codePoints().forEach(character -> append(out, character));
    return out.toString();
  }

  private static void append(StringBuilder out, int character) {
    if (!PeerText.isHarmful(character)) {
      out.appendCodePoint(character);
      return;
    }
    for (char half : Character.toChars(character)) {
      out.append(String.format("\\u%04x", (int) half));
    }
  }

  /** Milliseconds with three decimals. */
  static double millis(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }
}
