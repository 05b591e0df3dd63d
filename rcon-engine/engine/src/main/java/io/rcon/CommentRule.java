package io.rcon;

/** Where two slashes, or a slash and an asterisk, outside of quotes cut a command. */
public enum CommentRule {
  /** Nowhere. */
  NOWHERE,
  /** At the beginning of a word. */
  AT_WORD,
  /** Everywhere, also within an address such as {@code http://x}. */
  ANYWHERE,
  /**
   * Two slashes everywhere, a slash and an asterisk nowhere; only quotes that begin a word protect.
   */
  SLASHES
}
