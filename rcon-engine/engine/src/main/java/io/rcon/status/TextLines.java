package io.rcon.status;

import java.util.ArrayList;
import java.util.List;

/** Cuts an answer into lines. */
final class TextLines {
  /** In characters; a longer line is left out and stays in the raw text only. */
  static final int LONGEST = 256 * 1024;

  /** Later lines stay in the raw text only: no game lists so much. */
  static final int MOST = 65_536;

  private TextLines() {}

  /** Whether the last line is not ended, so that it may be cut anywhere. */
  static boolean unfinished(String text) {
    return !text.isEmpty() && !text.endsWith("\n") && !text.endsWith("\0");
  }

  /**
   * The first lines, {@value #MOST} at most, without their ends, which are LF or CR LF. A NUL ends
   * the last line: some games send one behind the text.
   */
  static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < text.length() && lines.size() < MOST; ) {
      int feed = text.indexOf('\n', from);
      int end = feed < 0 ? text.length() : feed;
      int last = end;
      while (last > from && (text.charAt(last - 1) == '\r' || text.charAt(last - 1) == '\0')) {
        last--;
      }
      if (last - from <= LONGEST) {
        lines.add(text.substring(from, last));
      }
      from = end + 1;
    }
    return lines;
  }
}
