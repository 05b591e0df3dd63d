package io.rcon.codec;

/**
 * Makes the words of a peer harmless where people read them: on a terminal they move no cursor and
 * set no title, in a log they begin no line of their own, and nowhere do they turn the direction of
 * what stands beside them. What is harmful is written out, so that it can still be seen.
 */
public final class PeerText {
  private PeerText() {}

  /**
   * Whether a character must not be shown as it is: every control character but the line feed and
   * the tab, what ends a line in other ways, and what turns the direction of text.
   *
   * @param c the character
   * @return true if it is to be written out
   */
  public static boolean isHarmful(char c) {
    if (c < 0x7f) {
      return c < ' ' && c != '\n' && c != '\t';
    }
    return c <= 0x9f
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  /**
   * Appends a character, written out if it is harmful: <code>\x1b</code>, <code>\u202e</code>.
   *
   * @param out where it goes
   * @param c the character
   */
  public static void append(StringBuilder out, char c) {
    if (isHarmful(c)) {
      out.append(String.format(c <= 0xff ? "\\x%02x" : "\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }

  /**
   * A text for a message: harmless, in one line, and not too long.
   *
   * @param text what the peer said
   * @param most how many of its characters are taken; what is cut off is marked
   * @return the text without line feeds and tabs
   */
  public static String oneLine(String text, int most) {
    String stripped = text.strip();
    int end = Math.min(most, stripped.length());
    StringBuilder out = new StringBuilder(end + 16);
    for (int i = 0; i < end; i++) {
      char c = stripped.charAt(i);
      append(out, c == '\n' || c == '\t' ? ' ' : c);
    }
    return end < stripped.length() ? out.append('…').toString() : out.toString();
  }
}
