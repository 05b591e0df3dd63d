package io.rcon.codec;

/**
 * Makes the text of a peer safe to read: on a terminal it moves no cursor and sets no title, in a
 * log it begins no line of its own, and nowhere does it change the direction of the text beside it
 * or hide in it. Harmful characters are written out, so that they can still be seen. Characters are
 * code points here: some that cannot be seen have two {@code char}s.
 */
public final class PeerText {
  private PeerText() {}

  /**
   * Whether a character must not be shown as it is: every control character but the line feed and
   * the tab, what ends a line in other ways, what turns the direction of text, every other
   * character of format and what cannot be seen, and halves of a surrogate pair. The marks U+200E
   * and U+200F and the two selectors of a picture's style, U+FE0E and U+FE0F, are none of these.
   *
   * @param character a code point
   * @return true if it is to be written out
   */
  public static boolean isHarmful(int character) {
    if (character < 0x7f) {
      return character < ' ' && character != '\n' && character != '\t';
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> character != 0x200e && character != 0x200f;
      default -> isInvisible(character);
    };
  }

  /** Characters that Unicode ignores by default although their category does not say so. */
  private static boolean isInvisible(int character) {
    return switch (character) {
      case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2065, 0x3164, 0xffa0 -> true;
      default ->
          (character >= 0x180b && character <= 0x180f)
              || (character >= 0xfe00 && character <= 0xfe0d)
              || (character >= 0xfff0 && character <= 0xfff8)
              || (character >= 0xe0000 && character <= 0xe0fff);
    };
  }

  /**
   * Appends a character, written out if it is harmful: as two, four or, in braces, more hexadecimal
   * digits, such as <code>&#92;x1b</code>, <code>&#92;u202e</code> and <code>&#92;u{e0041}</code>.
   *
   * @param out where it goes
   * @param character a code point
   */
  public static void append(StringBuilder out, int character) {
    if (!isHarmful(character)) {
      out.appendCodePoint(character);
    } else if (character <= 0xff) {
      out.append(String.format("\\x%02x", character));
    } else {
      out.append(String.format(character <= 0xffff ? "\\u%04x" : "\\u{%x}", character));
    }
  }

  /**
   * A text for a message: harmless, in one line, and not too long.
   *
   * @param text the peer's text
   * @param most how many of its characters are taken; what is cut off is marked
   * @return the text without line feeds and tabs
   */
  public static String oneLine(String text, int most) {
    String stripped = text.strip();
    int end = Math.min(most, stripped.length());
    StringBuilder out = new StringBuilder(end + 16);
    for (int i = 0; i < end; i += Character.charCount(stripped.codePointAt(i))) {
      int character = stripped.codePointAt(i);
      append(out, character == '\n' || character == '\t' ? ' ' : character);
    }
    return end < stripped.length() ? out.append('…').toString() : out.toString();
  }
}
