package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** The {@code rcon-bench} lines of README and CONTRIBUTING, without running them. */
class DocumentedBenchTest {
  /** After the jar or the name of the program, or a command alone, as in tables. */
  private static final Pattern LINE =
      Pattern.compile(
          "rcon-bench(?:\\.jar)? ([a-z][^`\\n]*)|`((?:scale|idle|fleet|dials|peers|micro|ceiling|queueing)(?: -[^`]*)?)`");

  private static String text() throws IOException {
    Path root = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("..");
    return Files.readString(root.resolve("README.md"))
        + Files.readString(root.resolve("CONTRIBUTING.md"));
  }

  @Test
  void everyOptionIsThere() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> found = new ArrayList<>();
    Matcher line = LINE.matcher(text());
    while (line.find()) {
      String command = line.group(1) != null ? line.group(1) : line.group(2);
      found.add(command);
      try {
        BenchMain.commandLine().parseArgs(command.split(" +", -1));
      } catch (ParameterException e) {
        wrong.add(command + ": " + e.getMessage());
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(found.size() >= 30, found.toString());
    assertTrue(found.stream().filter(one -> one.startsWith("scale")).count() >= 15, "" + found);
  }
}
