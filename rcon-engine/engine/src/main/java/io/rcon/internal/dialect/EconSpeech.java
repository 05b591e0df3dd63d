package io.rcon.internal.dialect;

import java.util.List;
import java.util.Set;

/**
 * The external console of Teeworlds and DDNet. Everything that the server prints comes to everybody
 * who is logged in: {@code [12:00:00][server]: text} by Teeworlds, and {@code 2026-01-02 12:00:00 I
 * server: text} by DDNet.
 */
final class EconSpeech implements ConsoleSpeech {
  private static final String LEVELS = "EWIDT";
  private static final String CONSOLE = "console";

  /** The parts of a server that speak by themselves, and never to answer a command. */
  private static final Set<String> SPEAK_BY_THEMSELVES =
      Set.of("chat", "teamchat", "whisper", "game", "econ", "register", "net", "netserver");

  /** Messages about players who come and go, of classes that have answers too. */
  private static final List<String> OF_PLAYERS =
      List.of(
          "player is ready. Client",
          "player has entered the game. Client",
          "client accepted. ",
          "client dropped. ",
          "ClientID=",
          "ClientId=");

  @Override
  public Greeting greeting(String line) {
    if (line.startsWith("Enter password:")) {
      return Greeting.PROMPT;
    } else if (line.startsWith("Authentication successful")) {
      return Greeting.READY;
    }
    return line.startsWith("Wrong password") ? Greeting.REFUSED : Greeting.OTHER;
  }

  @Override
  public ConsoleLine read(String line) {
    return line.startsWith("[") ? teeworlds(line) : ddnet(line);
  }

  /** The time first, so that no player's name is before the part of the server that speaks. */
  private static ConsoleLine teeworlds(String line) {
    int time = line.indexOf("][");
    int end = line.indexOf("]: ", time + 2);
    return time != 9 || end < 0
        ? ConsoleLine.text(line, 0, "")
        : of(line, line.substring(time + 2, end), end + 3);
  }

  private static ConsoleLine ddnet(String line) {
    boolean prefixed =
        line.length() > 22
            && line.charAt(4) == '-'
            && line.charAt(10) == ' '
            && line.charAt(13) == ':'
            && line.charAt(19) == ' '
            && LEVELS.indexOf(line.charAt(20)) >= 0
            && line.charAt(21) == ' ';
    int end = prefixed ? line.indexOf(": ", 22) : -1;
    return end < 0 ? ConsoleLine.text(line, 0, "") : of(line, line.substring(22, end), end + 2);
  }

  private static ConsoleLine of(String line, String system, int from) {
    boolean teeworlds = system.equals("server") && line.startsWith("cid=", from);
    boolean ddnet = system.equals("econ") && line.startsWith("client_id=", from);
    int command = teeworlds ? behind(line, " cmd='", from) : -1;
    command = ddnet ? behind(line, " command='", from) : command;
    if (command >= 0) {
      boolean whole = line.endsWith("'") && line.length() > command;
      return ConsoleLine.command(line, command, line.length() - (whole ? 1 : 0));
    }
    boolean byItself =
        SPEAK_BY_THEMSELVES.contains(system)
            || (system.equals("server") && isOfPlayers(line, from));
    return byItself
        ? ConsoleLine.event(line, from, system + ": " + line.substring(from))
        : ConsoleLine.text(line, from, system);
  }

  private static int behind(String line, String words, int from) {
    int at = line.indexOf(words, from);
    return at < 0 ? -1 : at + words.length();
  }

  private static boolean isOfPlayers(String line, int from) {
    return OF_PLAYERS.stream().anyMatch(words -> line.startsWith(words, from));
  }

  @Override
  public String marker(String word) {
    return "echo " + word;
  }

  /** The log of the command that asked for it names another part of the server. */
  @Override
  public boolean ends(String line, ConsoleLine read, String word) {
    return read.words().equalsIgnoreCase(CONSOLE)
        && line.length() == read.from() + word.length()
        && line.endsWith(word);
  }

  @Override
  public boolean endsWithLineFeed() {
    return false;
  }
}
