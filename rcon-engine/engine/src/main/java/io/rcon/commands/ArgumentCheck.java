package io.rcon.commands;

import io.rcon.ArgumentRules;
import io.rcon.CommandFacts;
import io.rcon.Dialect;

/**
 * Accepts an argument of a command only if the game's console will read exactly it, as one argument
 * of one command.
 */
final class ArgumentCheck implements ActionTemplate.Place {
  private static final int LONGEST_WORD = 64;
  private static final int STEAMID_DIGITS = 17;

  private final Dialect dialect;
  private final ArgumentRules rules;

  ArgumentCheck(Dialect dialect) {
    this.dialect = dialect;
    rules = dialect.get(CommandFacts.ARGUMENTS);
  }

  @Override
  public String put(String key, String argument, boolean quoted) {
    String what = words(key);
    if (argument.isBlank()) {
      throw new IllegalArgumentException(what + " is empty; the game wants one");
    }
    switch (key) {
      case ActionTemplate.TEXT, ActionTemplate.REASON -> checkText(what, argument, quoted);
      case ActionTemplate.NAME, ActionTemplate.LISTED -> {
        checkText(what, argument, quoted);
        if (!quoted) {
          checkWord(what, argument, "_.*+-");
        }
      }
      case ActionTemplate.MAP -> checkMap(what, argument);
      case ActionTemplate.ADDRESS -> IpLiteral.check(argument);
      case ActionTemplate.SLOT -> checkWord(what, argument, "");
      default -> checkId(key, what, argument);
    }
    return argument;
  }

  private static String words(String key) {
    return switch (key) {
      case ActionTemplate.NAME, ActionTemplate.LISTED -> "the player's name";
      case ActionTemplate.SLOT -> "the player's slot";
      case ActionTemplate.ADDRESS -> "the player's address";
      case ActionTemplate.TEXT, ActionTemplate.REASON, ActionTemplate.MAP -> "the " + key;
      default -> "the player's " + key + " id";
    };
  }

  private void checkText(String what, String text, boolean quoted) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        throw refused(what, "holds a control character or a line break", i);
      }
      if (c > 0x7f && rules.asciiOnly()) {
        throw refused(what, "holds a character beyond ASCII, which the game changes", i);
      }
      if (quoted && c == '"') {
        throw refused(what, "holds a quote, which would end it early", i);
      }
      if (rules.expands().indexOf(c) >= 0 && isLetter(text, i + 1)) {
        throw refused(what, "holds '" + c + "' before a letter, which the game replaces", i);
      }
      if (c == ' ' && isChanged(text, i)) {
        throw refused(what, "holds a blank that the game drops", i);
      }
    }
    for (String forbidden : rules.forbidden()) {
      int at = text.indexOf(forbidden);
      if (at >= 0) {
        throw refused(what, "holds " + forbidden + ", which the game reads as its own", at);
      }
    }
    if (quoted && text.endsWith("\\")) {
      throw refused(what, "ends with a backslash, which may take the quote", text.length() - 1);
    }
    if (!dialect.charset().newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          what + " holds a character that " + dialect.charset().name() + " cannot express");
    }
  }

  /** Blanks at the ends are dropped somewhere on the way in most games, and runs in some. */
  private boolean isChanged(String text, int at) {
    boolean edge = at == 0 || at == text.length() - 1;
    return edge || (text.charAt(at + 1) == ' ' && !rules.keepsBlanks());
  }

  private static boolean isLetter(String text, int at) {
    return at < text.length() && isAsciiLetter(text.charAt(at));
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** One word of ASCII letters, digits and some other characters. */
  private static void checkWord(String what, String word, String others) {
    if (word.length() > LONGEST_WORD) {
      throw new IllegalArgumentException(what + " is longer than " + LONGEST_WORD + " characters");
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!isAsciiLetter(c) && !(c >= '0' && c <= '9') && others.indexOf(c) < 0) {
        throw refused(what, "must be one word of letters, digits and " + shown(others), i);
      }
    }
  }

  private static String shown(String others) {
    return others.isEmpty() ? "nothing else" : others;
  }

  private static void checkMap(String what, String map) {
    checkWord(what, map, "_-./+");
    if (map.contains("..") || map.contains("//") || "-./+".indexOf(map.charAt(0)) >= 0) {
      throw new IllegalArgumentException(
          what + " must be the plain name of a map, with no '..', '//' or sign before it");
    }
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Where an identifier belongs, some games read a number as a slot. */
  private static void checkId(String kind, String what, String id) {
    checkWord(what, id, "_:[]-");
    if (kind.equals(ActionTemplate.STEAMID)
        && !(id.startsWith("7656119") && id.length() == STEAMID_DIGITS && isNumber(id))) {
      throw new IllegalArgumentException(
          what + " must be the 17 digits that begin with 7656119; anything else may be a name");
    }
    if (kind.equals("steam") && !id.startsWith("[U:") && !id.startsWith("STEAM_")) {
      throw new IllegalArgumentException(
          what
              + " must have the form [U:1:N] or STEAM_0:X:N; anything else may be taken for a slot");
    }
  }

  private static IllegalArgumentException refused(String what, String why, int at) {
    return new IllegalArgumentException(what + " " + why + " (at character " + (at + 1) + ")");
  }

  /** Checks the whole line. */
  String checkLine(String line) {
    int most =
        rules.maxBytes() == 0
            ? dialect.maxRequest()
            : Math.min(rules.maxBytes(), dialect.maxRequest());
    int length = line.getBytes(dialect.charset()).length;
    if (length > most) {
      throw new IllegalArgumentException(
          "the command has "
              + length
              + " bytes, of which "
              + dialect.name()
              + " reads "
              + most
              + " at most; shorten the text");
    }
    return line;
  }
}
