package io.rcon.internal.dialect;

import io.rcon.LineFacts.Speech;

/**
 * The grammar of the lines of a console whose answers end at a word of the client's own. Stateless;
 * all lines are without their ends, and their characters stand for bytes.
 */
interface ConsoleSpeech {
  /** The meaning of a line before the login is over. */
  enum Greeting {
    /** It wants the password. */
    PROMPT,
    /** Commands may follow. */
    READY,
    /** The password was wrong. */
    REFUSED,
    /** It says something else. */
    OTHER
  }

  static ConsoleSpeech of(Speech speech) {
    return speech == Speech.TELNET ? new TelnetSpeech() : new EconSpeech();
  }

  /** Reads a line that comes before the login is over. */
  Greeting greeting(String line);

  /** Reads a line that comes after the login. */
  ConsoleLine read(String line);

  /** The command that is answered with a line that {@link #ends} knows, and changes nothing. */
  String marker(String word);

  /** Whether a line is the answer to the marker with this word. */
  boolean ends(String line, ConsoleLine read, String word);

  /** Whether the answer to a command ends with a line feed, as it does on a terminal. */
  boolean endsWithLineFeed();
}
