package io.rcon;

import java.util.Objects;

/**
 * The commands and the output of a game's console, over any carrier. A value; see {@link
 * Dialect#console()}.
 *
 * @param status a harmless command that shows the state of the game; {@code status} by default,
 *     empty if there is none
 * @param help a harmless command that lists the game's commands, which is a long answer in most
 *     games; {@code help} by default, empty if there is none
 * @param harmless a command that every server of this game answers with a text, and that changes
 *     nothing: it proves that the dialect fits; empty by default, where none is known
 * @param colours the codes by which it colours text; none by default
 * @param lineBreaks whether a command may hold line breaks; false by default, and commands that
 *     hold one are then refused before they are sent
 */
public record ConsoleFacts(
    String status, String help, String harmless, Colours colours, boolean lineBreaks) {
  /** A console of which nothing else is known. */
  public static final ConsoleFacts DEFAULT =
      new ConsoleFacts("status", "help", "", Colours.NONE, false);

  /** How text is coloured. */
  public enum Colours {
    /** Not at all: every character is meant. */
    NONE,
    /** By {@code §} and a letter or a digit. */
    SECTION,
    /** By {@code ^} and a digit, or {@code ^x} and three hexadecimal digits. */
    CARET
  }

  /**
   * Checks the commands.
   *
   * @throws IllegalArgumentException if a command holds a control character
   */
  public ConsoleFacts {
    oneLine("status", status);
    oneLine("help", help);
    oneLine("harmless", harmless);
    Objects.requireNonNull(colours, "colours");
  }

  static void oneLine(String fact, String command) {
    if (command.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(
          "the '" + fact + "' of the console must be one line without control characters");
    }
  }
}
