package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.codec.PeerText;

/**
 * Makes a server's text fit for people: colour codes become colours or vanish, and what is harmful
 * is written out, so that no server moves the cursor, sets a title or types for us.
 */
final class TerminalText {
  private static final char NO_MARK = '\0';
  private static final String RESET = "\u001b[0m";
  private static final String SECTION_COLOURS = "0123456789abcdef";
  // The terminal's colours for §0 to §f; black becomes grey, for most terminals are black.
  private static final int[] SECTION_SGR = {
    90, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97
  };
  // ^0 to ^9; ^7 is the plain colour of Quake's consoles.
  private static final int[] CARET_SGR = {90, 31, 32, 33, 34, 36, 35, 0, 33, 37};

  private final boolean colours;

  TerminalText(boolean colours) {
    this.colours = colours;
  }

  /** Writes out what is harmful, line feeds and tabs are not; CR LF becomes LF. */
  static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      appendHarmless(out, text, i);
    }
    return out.toString();
  }

  private static void appendHarmless(StringBuilder out, String text, int i) {
    char c = text.charAt(i);
    if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
      return;
    }
    if (i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c)) {
      return;
    }
    PeerText.append(out, text.codePointAt(i));
  }

  /**
   * Renders a reply of a server of the given dialect, or strips it where colours are not wanted.
   */
  String render(String text, Dialect dialect) {
    char mark =
        switch (dialect.console().colours()) {
          case NONE -> NO_MARK;
          case SECTION -> '§';
          case CARET -> '^';
        };
    StringBuilder out = new StringBuilder(text.length() + 32);
    boolean coloured = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int length = c == mark && mark != NO_MARK ? codeLength(text, i) : 0;
      if (length > 0) {
        if (colours) {
          out.append(sgr(text.substring(i + 1, i + length), mark));
          coloured = true;
        }
        i += length - 1;
        continue;
      }
      if (c == '\n' && coloured) {
        out.append(RESET);
        coloured = false;
      }
      appendHarmless(out, text, i);
    }
    return coloured ? out.append(RESET).toString() : out.toString();
  }

  /** How many characters the code at an index has, its mark included; 0 if it is none. */
  private static int codeLength(String text, int at) {
    if (at + 1 >= text.length()) {
      return 0;
    }
    char code = Character.toLowerCase(text.charAt(at + 1));
    if (text.charAt(at) == '^') {
      if (code == 'x' && at + 5 <= text.length() && isHex(text, at + 2, 3)) {
        return 5;
      }
      return code >= '0' && code <= '9' ? 2 : 0;
    }
    return SECTION_COLOURS.indexOf(code) >= 0 || "klmnorx".indexOf(code) >= 0 ? 2 : 0;
  }

  private static boolean isHex(String text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String sgr(String code, char mark) {
    char first = Character.toLowerCase(code.charAt(0));
    if (mark == '^') {
      return first == 'x' ? rgb(code.substring(1)) : escape(CARET_SGR[first - '0']);
    }
    int colour = SECTION_COLOURS.indexOf(first);
    if (colour >= 0) {
      // A colour ends the styles before it.
      return "\u001b[0;" + SECTION_SGR[colour] + "m";
    }
    return switch (first) {
      case 'l' -> escape(1);
      case 'm' -> escape(9);
      case 'n' -> escape(4);
      case 'o' -> escape(3);
      case 'r' -> RESET;
      default -> "";
    };
  }

  private static String rgb(String digits) {
    StringBuilder out = new StringBuilder("\u001b[38;2");
    for (int i = 0; i < 3; i++) {
      out.append(';').append(Character.digit(digits.charAt(i), 16) * 17);
    }
    return out.append('m').toString();
  }

  private static String escape(int sgr) {
    return "\u001b[" + sgr + "m";
  }
}
