package io.rcon.internal.dialect;

/**
 * A line of a console, without its end. Its characters stand for bytes, as in ISO 8859-1, so that a
 * place in the text is the same place in the bytes.
 *
 * @param kind by its form alone
 * @param from where its text begins, behind what the console puts before it
 * @param to where its text ends; for a command that is logged, where the command ends
 * @param words what an event says, as the dialect's event lines word it; the command that is
 *     logged; for a text the part of the server that speaks, empty where none is named
 */
record ConsoleLine(Kind kind, int from, int to, String words) {
  /** The kind of a line, by its form. */
  enum Kind {
    /** Part of an answer, if one is due. */
    TEXT,
    /** Something that the server says by itself. */
    EVENT,
    /** The log of a command that somebody gave. */
    COMMAND
  }

  static ConsoleLine text(String line, int from, String speaks) {
    return new ConsoleLine(Kind.TEXT, from, line.length(), speaks);
  }

  static ConsoleLine event(String line, int from, String words) {
    return new ConsoleLine(Kind.EVENT, from, line.length(), words);
  }

  static ConsoleLine command(String line, int from, int to) {
    return new ConsoleLine(Kind.COMMAND, from, to, line.substring(from, to));
  }
}
