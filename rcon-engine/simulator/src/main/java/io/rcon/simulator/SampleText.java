package io.rcon.simulator;

/**
 * The long texts that simulated servers answer {@code big} and {@code bigu} with: the same for the
 * same length, and such that a lost, doubled or misplaced piece shows, since every position is
 * written into the text.
 */
public final class SampleText {
  private static final int LINE = 64;

  /** One, two and three bytes in UTF-8, and a pair of surrogates with four. */
  private static final String UNICODE = "a\u00e9\u20ac\u4e16\u03b1\u00df\ud83d\ude00";

  private SampleText() {}

  /**
   * Text of letters and digits.
   *
   * @param length how many characters, 0 or more
   * @return the text, without any line break
   */
  public static String plain(int length) {
    StringBuilder text = new StringBuilder(length + 16);
    while (text.length() < length) {
      text.append('[').append(text.length()).append(']').append("abcdefgh");
    }
    text.setLength(length);
    return text.toString();
  }

  /**
   * Text of letters and digits in lines of 64 characters, as a game's console prints it.
   *
   * @param length how many characters, line breaks included
   * @return the text; it ends with a line break only if a line ends there
   */
  public static String lines(int length) {
    StringBuilder text = new StringBuilder(plain(length));
    for (int i = LINE - 1; i < length; i += LINE) {
      text.setCharAt(i, '\n');
    }
    return text.toString();
  }

  /**
   * Text with characters of one to four bytes in UTF-8.
   *
   * @param units how many UTF-16 units, 0 or more
   * @return the text; it never ends within a pair of surrogates
   */
  public static String unicode(int units) {
    StringBuilder text = new StringBuilder(units + UNICODE.length());
    while (text.length() < units) {
      text.append(text.length()).append(UNICODE);
    }
    text.setLength(units);
    if (units > 0 && Character.isHighSurrogate(text.charAt(units - 1))) {
      text.setCharAt(units - 1, '\u20ac');
    }
    return text.toString();
  }
}
