package io.rcon.internal.dialect;

/**
 * The telnet console of 7 Days to Die. Lines of its log begin with a time, {@code
 * 2026-01-02T12:00:00 123.456 INF text}; those of answers do not. A word that is no command is
 * answered in its turn, by an error that names it, and is not logged.
 */
final class TelnetSpeech implements ConsoleSpeech {
  private static final String LOGGED = "Executing command '";
  private static final String LOGGED_BY = "' by Telnet from ";
  private static final String UNKNOWN = "*** ERROR: unknown command '";

  @Override
  public Greeting greeting(String line) {
    if (line.startsWith("Please enter password:")) {
      return Greeting.PROMPT;
    } else if (line.startsWith("Press 'help'")) {
      return Greeting.READY;
    }
    boolean refused =
        line.startsWith("Password incorrect") || line.startsWith("Too many failed login attempts");
    return refused ? Greeting.REFUSED : Greeting.OTHER;
  }

  @Override
  public ConsoleLine read(String line) {
    int from = behindTime(line);
    if (from < 0) {
      return ConsoleLine.text(line, 0, "");
    }
    int command = from + LOGGED.length();
    int by = line.lastIndexOf(LOGGED_BY);
    return line.startsWith(LOGGED, from) && by >= command
        ? ConsoleLine.command(line, command, by)
        : ConsoleLine.event(line, from, line.substring(from));
  }

  /**
   * Where the text of a line of the log begins: behind date, seconds and level; -1 if it is none.
   */
  private static int behindTime(String line) {
    boolean dated =
        line.length() > 20
            && line.charAt(4) == '-'
            && line.charAt(7) == '-'
            && line.charAt(10) == 'T'
            && line.charAt(13) == ':'
            && line.charAt(19) == ' ';
    int level = dated ? line.indexOf(' ', 20) : -1;
    int text = level < 0 ? -1 : line.indexOf(' ', level + 1);
    return text < 0 ? -1 : text + 1;
  }

  @Override
  public String marker(String word) {
    return word;
  }

  @Override
  public boolean ends(String line, ConsoleLine read, String word) {
    return line.length() == UNKNOWN.length() + word.length() + 1
        && line.startsWith(UNKNOWN)
        && line.startsWith(word, UNKNOWN.length())
        && line.endsWith("'");
  }

  @Override
  public boolean endsWithLineFeed() {
    return true;
  }
}
