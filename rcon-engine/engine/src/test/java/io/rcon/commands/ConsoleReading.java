package io.rcon.commands;

import io.rcon.Dialect;
import java.util.ArrayList;
import java.util.List;

/**
 * How the consoles of games read what they are sent, written down again for the tests: the commands
 * that a line is for them, each as its words.
 */
final class ConsoleReading {
  private ConsoleReading() {}

  /** Whether it is written down here; of others only what ends a line is. */
  static boolean isKnown(Dialect dialect) {
    return dialect.family().name().equals("quake")
        || List.of("source", "cs2", "minecraft", "forge", "paper", "neoforge", "nukkit")
            .contains(dialect.name())
        || keepsQuotations(dialect);
  }

  /** Whether what stands between quotes reaches the command as one word. */
  static boolean keepsQuotations(Dialect dialect) {
    return List.of("openttd", "econ", "7dtd", "nukkit", "darkplaces", "nexuiz", "xonotic")
        .contains(dialect.name());
  }

  static List<List<String>> read(Dialect dialect, String line) {
    return switch (dialect.name()) {
      case "source", "cs2" -> source(line);
      case "minecraft", "forge", "paper", "neoforge" -> minecraft(line);
      case "nukkit" -> List.of(nukkit(line));
      case "openttd" -> List.of(openTtd(line));
      case "econ" -> econ(line);
      case "7dtd" -> List.of(telnet(line));
      case "darkplaces", "nexuiz", "xonotic" -> List.of(quake(line, true));
      case "quakeworld", "fte" -> List.of(quakeWorld(line));
      default ->
          dialect.family().name().equals("quake")
              ? List.of(quake(line, false))
              : line.lines().map(each -> List.of(each.split(" +", -1))).toList();
    };
  }

  /** Quotes group; outside of them a semicolon ends a command and two slashes the line. */
  private static List<List<String>> source(String line) {
    List<List<String>> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == '\n' || c == '\r' || (!quoted && (c == ';' || line.startsWith("//", i)))) {
        commands.add(quake(command.toString(), false));
        command.setLength(0);
        if (c == '/') {
          return commands;
        }
      } else {
        command.append(c);
      }
    }
    commands.add(quake(command.toString(), false));
    return commands;
  }

  /** One command: words, then a message in which selectors are replaced. */
  private static List<List<String>> minecraft(String line) {
    List<String> words = new ArrayList<>();
    int heads = line.startsWith("say ") ? 1 : 2;
    String rest = line;
    for (int i = 0; i < heads; i++) {
      int blank = rest.indexOf(' ');
      words.add(blank < 0 ? rest : rest.substring(0, blank));
      rest = blank < 0 ? "" : rest.substring(blank + 1);
    }
    if (!rest.isEmpty()) {
      words.add(rest.trim().replaceAll("@[aenprs]", "EVERYBODY"));
    }
    List<List<String>> commands = new ArrayList<>();
    commands.add(words);
    line.lines().skip(1).forEach(more -> commands.add(List.of(more)));
    return commands;
  }

  /** A backslash goes, and what follows it stays; quotes group; runs of blanks part. */
  private static List<String> nukkit(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        if (word.length() > 0) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else if (c != '\\') {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    words.replaceAll(w -> w.replaceAll("%[A-Za-z][A-Za-z.]*", "TRANSLATED"));
    return words;
  }

  /** Quotes group and end a word; where they can be escaped, by a backslash. */
  private static List<String> quake(String line, boolean escapes) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '\n') {
        break;
      } else if (c <= ' ') {
        at++;
      } else if (line.startsWith("//", at) || line.startsWith("/*", at)) {
        break;
      } else if (c == '"') {
        StringBuilder word = new StringBuilder();
        for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
          if (escapes && line.charAt(at) == '\\' && at + 1 < line.length()) {
            at++;
          }
          word.append(line.charAt(at));
        }
        at++;
        words.add(word.toString());
      } else {
        int start = at;
        while (at < line.length() && line.charAt(at) > ' ' && line.charAt(at) != '"') {
          at++;
        }
        words.add(line.substring(start, at));
      }
    }
    return words;
  }

  /** Quotes group and go, also within a word; a backslash takes the quote behind it. */
  private static List<String> openTtd(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (c == ' ' && !quoted) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        i += line.startsWith("\\\"", i) ? 1 : 0;
        word.append(line.charAt(i));
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }

  /**
   * Outside of quotes a semicolon ends a command and a number sign all; a word between quotes holds
   * escapes, and the last one without quotes is the rest of the line.
   */
  private static List<List<String>> econ(String line) {
    List<List<String>> commands = new ArrayList<>();
    int begin = 0;
    boolean quoted = false;
    for (int i = 0; i <= line.length(); i++) {
      char c = i == line.length() ? ';' : line.charAt(i);
      if (c == '\\' && line.startsWith("\"", i + 1)) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (i == line.length() || (!quoted && (c == ';' || c == '#'))) {
        String command = line.substring(begin, i).strip();
        if (!command.isEmpty()) {
          commands.add(econWords(command));
        }
        begin = i + 1;
        if (c == '#') {
          break;
        }
      }
    }
    return commands;
  }

  private static List<String> econWords(String command) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < command.length()) {
      if (command.charAt(at) == ' ') {
        at++;
      } else if (command.charAt(at) == '"') {
        StringBuilder word = new StringBuilder();
        for (at++; at < command.length() && command.charAt(at) != '"'; at++) {
          boolean escape = command.startsWith("\\\\", at) || command.startsWith("\\\"", at);
          at += escape ? 1 : 0;
          word.append(command.charAt(at));
        }
        at++;
        words.add(word.toString());
      } else {
        int end = command.indexOf(' ', at);
        end = end < 0 ? command.length() : end;
        words.add(command.substring(at, end));
        at = end;
      }
    }
    return words;
  }

  /** Blanks and tabs part words; quotes group, and two in a quotation are one. */
  private static List<String> telnet(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && line.startsWith("\"", i + 1)) {
        word.append(line.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (!quoted && (c == ' ' || c == '\t')) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return quoted ? List.of() : words;
  }

  /** Words are joined and split again, and names of variables replaced. */
  private static List<String> quakeWorld(String line) {
    String joined = String.join(" ", quake(line, false)).replaceAll("\\$\\w*", "VALUE");
    return quake(joined, false);
  }
}
