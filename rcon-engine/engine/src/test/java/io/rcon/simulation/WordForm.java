package io.rcon.simulation;

/** The form in which all commands of a story are given, so that each of its games takes them. */
enum WordForm {
  /** For consoles, which take any words. */
  PLAIN("", ""),
  /** For The Isle: Evrima, whose commands have names; consoles take it too. */
  NAMED("custom ", ""),
  /** For Hell Let Loose: a name and an object. */
  OBJECT("echo {\"", "\":1}"),
  /** For Minecraft's management protocol: a method and a list. */
  LIST("simulated:echo [\"", "\"]");

  private final String before;
  private final String behind;

  WordForm(String before, String behind) {
    this.before = before;
    this.behind = behind;
  }

  /** The command of a caller's words. */
  String command(String words) {
    return before + words + behind;
  }

  /** The words of such a command; the text itself if it is none. */
  String words(String command) {
    if (this == NAMED && !command.startsWith("q")) {
      // A server reads a code where the client wrote a name.
      return command.substring(command.indexOf(' ') + 1);
    }
    boolean fits =
        command.length() >= before.length() + behind.length()
            && command.startsWith(before)
            && command.endsWith(behind);
    return fits ? command.substring(before.length(), command.length() - behind.length()) : command;
  }
}
