package io.rcon.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a line as Teeworlds' console finds them: outside of quotes a semicolon ends one
 * and a number sign ends all; a backslash before a quote takes its meaning away.
 */
final class EconWords {
  private EconWords() {}

  static List<String> commands(String line) {
    List<String> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        command.append(c).append(line.charAt(++i));
        continue;
      }
      quoted ^= c == '"';
      if (!quoted && c == '#') {
        break;
      } else if (!quoted && c == ';') {
        add(commands, command);
      } else {
        command.append(c);
      }
    }
    add(commands, command);
    return commands;
  }

  private static void add(List<String> commands, StringBuilder command) {
    String one = command.toString().strip();
    command.setLength(0);
    if (!one.isEmpty()) {
      commands.add(one);
    }
  }

  static String name(String command) {
    int blank = command.indexOf(' ');
    return blank < 0 ? command : command.substring(0, blank);
  }

  /** The argument that is the rest of the line, or what stands between quotes alone. */
  static String rest(String command) {
    int blank = command.indexOf(' ');
    String rest = blank < 0 ? "" : command.substring(blank).strip();
    if (!rest.startsWith("\"")) {
      return rest;
    }
    StringBuilder word = new StringBuilder();
    for (int i = 1; i < rest.length() && rest.charAt(i) != '"'; i++) {
      boolean escapes =
          rest.charAt(i) == '\\'
              && i + 1 < rest.length()
              && (rest.charAt(i + 1) == '"' || rest.charAt(i + 1) == '\\');
      word.append(rest.charAt(escapes ? ++i : i));
    }
    return word.toString();
  }
}
