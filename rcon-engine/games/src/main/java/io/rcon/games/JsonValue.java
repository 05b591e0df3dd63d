package io.rcon.games;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of JSON that is never null: what is missing is empty. Keys are compared without regard to
 * case, since servers differ in it. Numbers keep their digits, since identifiers may be larger than
 * a {@code double} can tell.
 */
final class JsonValue {
  static final JsonValue NOTHING = new JsonValue("", false, Map.of(), List.of(), Kind.NOTHING);

  private enum Kind {
    NOTHING,
    SCALAR,
    OBJECT,
    ARRAY
  }

  private final String text;
  private final boolean quoted;
  private final Map<String, JsonValue> fields;
  private final List<JsonValue> items;
  private final Kind kind;

  private JsonValue(
      String text,
      boolean quoted,
      Map<String, JsonValue> fields,
      List<JsonValue> items,
      Kind kind) {
    this.text = text;
    this.quoted = quoted;
    this.fields = fields;
    this.items = items;
    this.kind = kind;
  }

  static JsonValue scalar(String text, boolean quoted) {
    return new JsonValue(text, quoted, Map.of(), List.of(), Kind.SCALAR);
  }

  /** The keys in lower case. */
  static JsonValue object(Map<String, JsonValue> fields) {
    return new JsonValue("", false, fields, List.of(), Kind.OBJECT);
  }

  static JsonValue array(List<JsonValue> items) {
    return new JsonValue("", false, Map.of(), items, Kind.ARRAY);
  }

  boolean isObject() {
    return kind == Kind.OBJECT;
  }

  boolean isArray() {
    return kind == Kind.ARRAY;
  }

  /** Whether it is a text, between quotes. */
  boolean isText() {
    return quoted;
  }

  /** Whether it is an object that has all these. */
  boolean has(String... keys) {
    for (String key : keys) {
      if (at(key).kind == Kind.NOTHING) {
        return false;
      }
    }
    return isObject();
  }

  JsonValue at(String key) {
    JsonValue found = fields.get(key.toLowerCase(Locale.ROOT));
    return found == null ? NOTHING : found;
  }

  /** The text of the first of these that is not empty. */
  String text(String... keys) {
    for (String key : keys) {
      String found = at(key).text;
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  /** Of an array. */
  List<JsonValue> items() {
    return items;
  }

  /** A text or the digits of a number; empty for anything else. */
  String text() {
    return text;
  }

  /**
   * A field, or this itself, as a whole number without what follows its point; -1 if it is none.
   */
  int number(String... keys) {
    Double value = decimal(keys);
    return value == null || value <= -1 || value > Integer.MAX_VALUE ? -1 : value.intValue();
  }

  @Nullable Double decimal(String... keys) {
    String digits = (keys.length == 0 ? text : text(keys)).strip();
    if (digits.isEmpty() || digits.length() > 40 || !isPlain(digits)) {
      return null;
    }
    try {
      return Double.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Not what else Java takes for a number. */
  private static boolean isPlain(String digits) {
    return digits.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }
}
