package io.rcon.bench;

/** Who takes part in a scenario. */
enum Side {
  /** What is looked at: the engine. */
  SUBJECT("engine"),
  /** What it is compared with in pairs. */
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
