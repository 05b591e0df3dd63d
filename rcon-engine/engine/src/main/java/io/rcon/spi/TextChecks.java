package io.rcon.spi;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * Checks of texts that most wire formats need, for {@link Mechanism#checkServer} and {@link
 * Mechanism#checkCommand}: before anything is written, since the price can be a ban. Any thread.
 */
public final class TextChecks {
  private TextChecks() {}

  /**
   * Refuses a command that holds a NUL, a line break or a character against the facts of the
   * dialect, or that is too long for it.
   *
   * @param dialect the facts
   * @param command the text
   * @throws IllegalArgumentException if it may not be sent; the message says why
   */
  public static void checkCommand(Dialect dialect, String command) {
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '\0') {
        throw new IllegalArgumentException(
            "the command holds a NUL at character " + (i + 1) + "; leave it out");
      }
      if ((c == '\n' || c == '\r') && !dialect.console().lineBreaks()) {
        throw new IllegalArgumentException(
            "the command holds a line break at character "
                + (i + 1)
                + ", which "
                + dialect.name()
                + " would not take for part of it; send one line at a time, or, where the game"
                + " takes several, a dialect with 'console: {line_breaks: true}'");
      }
      if (isChanged(dialect, c)) {
        throw new IllegalArgumentException(
            "the command holds '"
                + PeerText.oneLine(Character.toString(command.codePointAt(i)), 9)
                + "' at character "
                + (i + 1)
                + ", which "
                + dialect.name()
                + " would change or read as something else; leave it out");
      }
    }
    int length = length(dialect, command);
    if (length > dialect.maxRequest()) {
      throw new IllegalArgumentException(
          "the command has "
              + length
              + " bytes, "
              + dialect.name()
              + " takes "
              + dialect.maxRequest()
              + " at most; nothing was sent");
    }
  }

  /**
   * Refuses a command without a word.
   *
   * @param command the text
   * @throws IllegalArgumentException if it is empty or holds nothing but blanks
   */
  public static void checkNotBlank(String command) {
    if (command.isBlank()) {
      throw new IllegalArgumentException("the command is empty; nothing was sent");
    }
  }

  private static boolean isChanged(Dialect dialect, char c) {
    return (c > 0x7f && dialect.get(CommonFacts.ASCII_COMMAND))
        || dialect.get(CommonFacts.FORBIDDEN_IN_COMMAND).indexOf(c) >= 0;
  }

  private static int length(Dialect dialect, String command) {
    try {
      return StrictText.length(command, dialect.charset());
    } catch (RconCodecException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Refuses a server without a password.
   *
   * @param server the secret
   * @param consequence follows the words, for instance what such a server does without one; it
   *     begins with its punctuation, and may be empty
   * @throws IllegalArgumentException if the secret is empty
   */
  public static void checkPasswordIsGiven(Server server, String consequence) {
    if (server.secret().isEmpty()) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': "
              + server.dialect().name()
              + " needs a password"
              + consequence);
    }
  }

  /**
   * Refuses a password that holds a control character or a character against the facts of the
   * dialect, or that is too long.
   *
   * @param server the facts and the secret
   * @param most how many bytes it may have in the dialect's charset
   * @throws IllegalArgumentException if it cannot be sent; the message names no character of it
   */
  public static void checkPassword(Server server, int most) {
    Dialect dialect = server.dialect();
    String forbidden = dialect.get(CommonFacts.FORBIDDEN_IN_PASSWORD);
    char[] password = server.secret().reveal();
    try {
      for (char c : password) {
        if (c < ' ' || c == 0x7f) {
          throw bad(server, "holds a control character");
        }
        if (forbidden.indexOf(c) >= 0) {
          throw bad(
              server,
              "holds a space, a quote or another character that "
                  + dialect.name()
                  + " servers do not take as part of it"
                  + (isQuoted(password) ? "; it was given with quotes around it" : ""));
        }
        if (c > 0x7f && dialect.get(CommonFacts.ASCII_PASSWORD)) {
          throw bad(server, "holds a character beyond ASCII, which " + dialect.name() + " changes");
        }
      }
      if (StrictText.length(CharBuffer.wrap(password), dialect.charset()) > most) {
        throw bad(server, "is longer than " + most + " bytes");
      }
    } catch (RconCodecException e) {
      throw bad(server, "holds a character that " + dialect.charset().name() + " cannot express");
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static boolean isQuoted(char[] password) {
    int last = password.length - 1;
    return last > 0 && password[0] == password[last] && "\"'".indexOf(password[0]) >= 0;
  }

  private static IllegalArgumentException bad(Server server, String what) {
    return new IllegalArgumentException(
        "server '" + server.name() + "': the password " + what + "; choose another at the server");
  }
}
