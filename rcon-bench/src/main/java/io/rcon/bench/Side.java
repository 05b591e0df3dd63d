package io.rcon.bench;

/** The two sides of a comparison. */
enum Side {
  /** The subject: the engine. */
  SUBJECT("engine"),
  /** The baseline it is compared with in pairs. */
  BASELINE("bare"),
  /** The client without any library, where there is a compiler. */
  C("c");

  private final String key;

  Side(String key) {
    this.key = key;
  }

  /** Its name in the JSON. */
  String key() {
    return key;
  }
}
