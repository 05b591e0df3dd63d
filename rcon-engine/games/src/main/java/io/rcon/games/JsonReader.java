package io.rcon.games;

import io.rcon.status.StatusBuilder;

/** Reads one kind of answer. */
@FunctionalInterface
interface JsonReader {
  /**
   * Takes what a document says.
   *
   * @param root the document, an object or a list
   * @param whole whether nothing of it is missing
   * @param status takes what was read
   * @return false if the document is of another kind; what the status took is then thrown away
   */
  boolean read(JsonValue root, boolean whole, StatusBuilder status);
}
