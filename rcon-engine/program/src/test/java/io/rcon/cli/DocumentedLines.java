package io.rcon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command lines in documents, and the fleet file that they are about. */
final class DocumentedLines {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");

  private static final Pattern PROGRAM = Pattern.compile("rcon|.*/rcon(\\.jar)?");

  private DocumentedLines() {}

  static Path root() {
    Path folder = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    while (!Files.exists(folder.resolve("DECISIONS.md"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder;
  }

  /** What both files say. */
  static String text() {
    try {
      return Files.readString(root().resolve("README.md"))
          + Files.readString(root().resolve("CONTRIBUTING.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The fleet file of a README. */
  static String fleetFile(String readme) {
    return fleetFiles(readme).stream()
        .filter(file -> file.contains("\nservers:"))
        .findFirst()
        .orElseThrow();
  }

  /** That, and what else is written in YAML. */
  static List<String> fleetFiles(String readme) {
    return blocks(readme, "yaml");
  }

  /** The arguments of each line of a text that runs {@code rcon}. */
  static List<List<String>> rcon(String text) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> words : commands(text)) {
      for (int i = 0; i < words.size(); i++) {
        if (PROGRAM.matcher(words.get(i)).matches()) {
          all.add(words.subList(i + 1, words.size()));
          break;
        }
      }
    }
    return all;
  }

  /** What is written between the lines in the form of a command. */
  static List<List<String>> rconInSentences(String text) {
    List<List<String>> all = new ArrayList<>();
    Matcher code = Pattern.compile("`rcon ([^`]+)`").matcher(text);
    while (code.find()) {
      all.add(words(code.group(1)));
    }
    return all;
  }

  /** The arguments of each line that runs Maven. */
  static List<List<String>> maven(String text) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> words : commands(text)) {
      int mvn = words.indexOf("mvn");
      if (mvn >= 0) {
        int end = words.indexOf("&&");
        all.add(words.subList(mvn + 1, end > mvn ? end : words.size()));
      }
    }
    return all;
  }

  /** The lines between fences for a shell, and those that are indented as code. */
  private static List<List<String>> commands(String text) {
    List<String> lines = new ArrayList<>();
    for (String block : blocks(text, "sh")) {
      lines.addAll(List.of(block.replaceAll("\\\\\\n\\s*", "").split("\\n", -1)));
    }
    Matcher indented =
        Pattern.compile("(?m)^ {4,}((?:\\w+=\\S+ )?(?:mvn|java) .*)$")
            .matcher(text.replaceAll("\\\\\\n\\s*", ""));
    while (indented.find()) {
      lines.add(indented.group(1));
    }
    Matcher code = Pattern.compile("`(mvn [^`]+)`").matcher(text);
    while (code.find()) {
      lines.add(code.group(1));
    }
    return lines.stream().map(DocumentedLines::words).toList();
  }

  private static List<String> blocks(String text, String language) {
    List<String> all = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      if (fence.group(1).equals(language)) {
        all.add(fence.group(2));
      }
    }
    return all;
  }

  /** The words of a line as a shell finds them, without its comment. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|#.*|[^\\s'\"]+").matcher(line);
    while (word.find() && !word.group().startsWith("#")) {
      String quoted = word.group(1) != null ? word.group(1) : word.group(2);
      String plain = quoted != null ? quoted : word.group();
      words.add(plain);
    }
    return words;
  }
}
