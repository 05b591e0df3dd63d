package io.rcon.cli;

import io.rcon.codec.PeerText;
import org.jline.utils.WCWidth;

/** Texts in the cells of a terminal: a character may take none, one or two. */
final class CellText {
  /** So many marks above and below one character are of a language; more climb into other rows. */
  private static final int MARKS = 3;

  private CellText() {}

  /** A harmless text in one line that takes at most so many cells; what is cut off is marked. */
  static String fit(String text, int cells) {
    if (cells <= 0) {
      return "";
    }
    // A longer text is cut off anyway.
    String safe = PeerText.oneLine(text, (MARKS + 1) * cells + MARKS);
    StringBuilder out = new StringBuilder();
    int used = 0;
    int marks = 0;
    int cut = 0;
    for (int i = 0; i < safe.length(); i += Character.charCount(safe.codePointAt(i))) {
      int character = safe.codePointAt(i);
      int width = Math.max(0, WCWidth.wcwidth(character));
      marks = width > 0 ? 0 : marks + 1;
      if (marks > MARKS) {
        continue;
      }
      if (used + width > cells) {
        return out.substring(0, cut) + "…";
      }
      out.appendCodePoint(character);
      used += width;
      cut = used < cells ? out.length() : cut;
    }
    return out.toString();
  }
}
