package io.rcon.games;

import io.rcon.status.StatusBuilder;

/** Fields of an object that are told as they are. */
final class JsonFields {
  private JsonFields() {}

  /** Tells those of these fields that are there, by their own names. */
  static void details(JsonValue object, StatusBuilder status, String... keys) {
    for (String key : keys) {
      String value = object.text(key);
      if (!value.isEmpty()) {
        status.detail(key, value);
      }
    }
  }
}
