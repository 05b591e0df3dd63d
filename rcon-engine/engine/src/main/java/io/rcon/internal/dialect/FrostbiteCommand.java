package io.rcon.internal.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * The words that a command line stands for: blanks part them, and quotes group. Nothing escapes a
 * quote, so that no argument between quotes is more than one word.
 */
final class FrostbiteCommand {
  private FrostbiteCommand() {}

  /**
   * Splits a line.
   *
   * @throws IllegalArgumentException if a quote stands where it groups nothing
   */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == ' ') {
        at++;
        continue;
      }
      boolean quoted = line.charAt(at) == '"';
      int from = quoted ? at + 1 : at;
      int end = line.indexOf(quoted ? '"' : ' ', from);
      if (end < 0 && quoted) {
        throw misplaced(at);
      }
      end = end < 0 ? line.length() : end;
      String word = line.substring(from, end);
      int stray = quoted ? -1 : word.indexOf('"');
      if (stray >= 0) {
        throw misplaced(from + stray);
      }
      if (quoted && end + 1 < line.length() && line.charAt(end + 1) != ' ') {
        throw misplaced(end);
      }
      words.add(word);
      at = end + 1;
    }
    return words;
  }

  private static IllegalArgumentException misplaced(int at) {
    return new IllegalArgumentException(
        "the command holds a quote at character "
            + (at + 1)
            + " that groups nothing; put quotes around whole words, and none within them");
  }
}
