package io.rcon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command lines in README and CONTRIBUTING, and the fleet file that they are about. */
final class DocumentedLines {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");

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

  /** The fleet file of the README. */
  static String fleetFile() {
    return blocks("yaml").get(0);
  }

  /** The arguments of each line that runs {@code rcon}. */
  static List<List<String>> rcon() {
    List<List<String>> all = new ArrayList<>();
    for (String block : blocks("sh")) {
      for (String line : block.replaceAll("\\\\\\n\\s*", "").split("\\n", -1)) {
        List<String> words = words(line);
        if (!words.isEmpty() && words.get(0).equals("rcon")) {
          all.add(words.subList(1, words.size()));
        }
      }
    }
    return all;
  }

  private static List<String> blocks(String language) {
    List<String> all = new ArrayList<>();
    Matcher fence = FENCE.matcher(text());
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
