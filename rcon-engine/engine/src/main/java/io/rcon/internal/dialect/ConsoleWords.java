package io.rcon.internal.dialect;

import io.rcon.CommentRule;
import io.rcon.Dialect;
import java.util.ArrayList;
import java.util.List;

/** How consoles of Quake's kin read a command: blanks part words, quotes group and end them. */
final class ConsoleWords {
  private ConsoleWords() {}

  /** The words, without their quotes. */
  static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < command.length()) {
      if (command.charAt(at) <= ' ') {
        at++;
        continue;
      }
      boolean quoted = command.charAt(at) == '"';
      int from = quoted ? at + 1 : at;
      int end = from;
      while (end < command.length() && !ends(command.charAt(end), quoted)) {
        end++;
      }
      words.add(command.substring(from, end));
      at = quoted ? end + 1 : end;
    }
    return words;
  }

  private static boolean ends(char c, boolean quoted) {
    return quoted ? c == '"' : c <= ' ';
  }

  /**
   * Whether consoles may find other words than {@link #of}: where a quote stands within a word, or
   * has no other half.
   */
  static boolean isAmbiguous(String command) {
    boolean quoted = false;
    for (int i = 0; i < command.length(); i++) {
      if (command.charAt(i) == '"') {
        int beside = quoted ? i + 1 : i - 1;
        boolean atEnd = beside < 0 || beside == command.length();
        if (!atEnd && command.charAt(beside) != ' ') {
          return true;
        }
        quoted = !quoted;
      }
    }
    return quoted;
  }

  /** Where a comment begins that cuts the command; -1 if none does. */
  static int comment(String command, CommentRule rule) {
    boolean quoted = false;
    for (int i = 0; i + 1 < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '"' && (quoted || isQuote(command, i, rule))) {
        quoted = !quoted;
      } else if (!quoted && isComment(c, command.charAt(i + 1)) && cuts(command, i, rule)) {
        return i;
      }
    }
    return -1;
  }

  /** Within a word of some consoles it is a letter like any other. */
  private static boolean isQuote(String command, int at, CommentRule rule) {
    return rule != CommentRule.SLASHES || at == 0 || command.charAt(at - 1) <= ' ';
  }

  private static boolean isComment(char first, char second) {
    return first == '/' && (second == '/' || second == '*');
  }

  /** A word begins behind a blank, and behind the quote that ends another one. */
  private static boolean cuts(String command, int at, CommentRule rule) {
    return switch (rule) {
      case NOWHERE -> false;
      case AT_WORD -> at == 0 || command.charAt(at - 1) <= ' ' || command.charAt(at - 1) == '"';
      case ANYWHERE -> true;
      case SLASHES -> command.charAt(at + 1) == '/';
    };
  }

  /** Refuses a command that would be cut by a comment within it. */
  static void checkComments(Dialect dialect, String command, CommentRule rule) {
    int comment = comment(command, rule);
    if (comment >= 0) {
      throw new IllegalArgumentException(
          "the command holds '"
              + command.substring(comment, comment + 2)
              + "' at character "
              + (comment + 1)
              + ", where "
              + dialect.name()
              + " would cut it and run the rest; put the word in quotes, or leave it out");
    }
  }

  /** Refuses a command with characters outside of quotes at which its words would be parted. */
  static void checkParted(Dialect dialect, String command, String parting) {
    boolean quoted = false;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      quoted ^= c == '"';
      if (!quoted && parting.indexOf(c) >= 0) {
        throw new IllegalArgumentException(
            "the command holds '"
                + c
                + "' at character "
                + (i + 1)
                + ", where "
                + dialect.name()
                + " would part or replace the word; put the word in quotes");
      }
    }
  }

  /** Refuses a command without a word, where the server gives no answer to one. */
  static void checkNotBlank(Dialect dialect, String command) {
    if (command.isBlank()) {
      throw new IllegalArgumentException(
          "the command is empty, which a server of " + dialect.name() + " does not answer as one");
    }
  }
}
