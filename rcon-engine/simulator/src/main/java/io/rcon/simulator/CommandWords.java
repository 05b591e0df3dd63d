package io.rcon.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command line, as games of the Quake family find them: blanks separate, quotes
 * group, nothing escapes a quote, two slashes begin a comment.
 */
final class CommandWords {
  private final List<String> words;

  private CommandWords(List<String> words) {
    this.words = words;
  }

  /**
   * Splits a line.
   *
   * @param line without line breaks
   * @param commentsAnywhere whether two slashes begin a comment within a word too
   */
  static CommandWords of(String line, boolean commentsAnywhere) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < line.length() && line.charAt(at) <= ' ') {
        at++;
      }
      if (at == line.length() || line.startsWith("//", at)) {
        return new CommandWords(words);
      }
      int end = line.charAt(at) == '"' ? quoted(line, at) : word(line, at, commentsAnywhere);
      boolean quotes = line.charAt(at) == '"';
      words.add(quotes ? line.substring(at + 1, end) : line.substring(at, end));
      at = quotes ? Math.min(line.length(), end + 1) : end;
    }
  }

  private static int quoted(String line, int from) {
    int end = line.indexOf('"', from + 1);
    return end < 0 ? line.length() : end;
  }

  private static int word(String line, int from, boolean commentsAnywhere) {
    int end = from;
    while (end < line.length()
        && line.charAt(end) > ' '
        && !(commentsAnywhere && (line.charAt(end) == '"' || line.startsWith("//", end)))) {
      end++;
    }
    return end;
  }

  String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }

  int count() {
    return words.size();
  }

  String name() {
    return word(0);
  }

  /** All words but the first, one space between two. */
  String arguments() {
    return from(1);
  }

  String from(int first) {
    return first < words.size() ? String.join(" ", words.subList(first, words.size())) : "";
  }
}
