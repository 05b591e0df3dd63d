package io.rcon;

/** How a server of the Source kind answers an empty packet of type 0, which is no command. */
public enum ProbeAnswer {
  /** Nobody has seen it. */
  NOT_KNOWN(false),
  /** Nothing: the packet is ignored. */
  NOTHING(false),
  /** The connection is closed. */
  CLOSES(false),
  /** The packet comes back. */
  MIRRORED(true),
  /** The packet comes back twice. */
  MIRRORED_TWICE(true),
  /** The packet comes back, and behind it one with the text {@code 00 01 00 00}. */
  SENTINEL(true),
  /** A text that begins with {@code Unknown request}. */
  UNKNOWN_REQUEST(true),
  /** The text {@code Invalid packet type}. */
  INVALID_TYPE(true);

  private final boolean answers;

  ProbeAnswer(boolean answers) {
    this.answers = answers;
  }

  /** {@return whether the server is known to answer; that ends the answer before it} */
  public boolean isAnswered() {
    return answers;
  }
}
