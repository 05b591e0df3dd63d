package io.rcon.games;

/** Puts a free text into a command's template. */
final class RestText {
  private static final String PLACE = "{text}";

  private RestText() {}

  /**
   * Puts a text into its place between quotes.
   *
   * @throws IllegalArgumentException if it could end there, or begin something else
   */
  static String in(String template, String text) {
    boolean plain = text.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '"');
    if (!plain || text.endsWith("\\")) {
      throw new IllegalArgumentException(
          "the text holds a quote or a control character, or ends with a backslash; leave it out");
    }
    return template.replace(PLACE, text);
  }
}
