package io.rcon.tunnel;

/** Text that came from outside, made fit for a line of a log. */
final class LogText {
  private static final int LONGEST = 200;

  private LogText() {}

  /**
   * Writes out whatever could move a cursor, begin a line or turn its direction, and cuts what is
   * too long.
   */
  static String harmless(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
    for (int i = 0; i < text.length(); i++) {
      if (out.length() >= LONGEST) {
        return out.append("...").toString();
      }
      char c = text.charAt(i);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            out.append(String.format("\\u%04x", (int) c));
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
