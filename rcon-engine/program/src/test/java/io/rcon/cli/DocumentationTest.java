package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/**
 * The {@code rcon} lines of README and CONTRIBUTING. Those that end by themselves run, and those
 * that watch or load run for a few seconds, with simulated servers in the place of their addresses;
 * of the others the options are checked.
 */
class DocumentationTest {
  /** These serve until they are stopped, want files, or search for minutes. */
  private static final Set<String> UNENDING =
      Set.of(
          "simulate",
          "tail",
          "tunnel",
          "compare",
          "import",
          "audit",
          "schedule",
          "--schedules",
          "--ramp",
          "--against");

  private static final int LANES = 6;

  @TempDir Path directory;

  private static boolean ends(List<String> words) {
    return words.stream().noneMatch(UNENDING::contains);
  }

  /** The line for at most a few seconds of work; a busy machine needs some until all are ready. */
  private static List<String> shortened(List<String> words, Path directory) {
    List<String> all = new ArrayList<>(words);
    String lasting =
        switch (words.get(0)) {
          case "watch" -> "--for";
          case "load" -> "--duration";
          default -> "";
        };
    if (!lasting.isEmpty()) {
      without(all, lasting);
      all.addAll(1, List.of(lasting, words.get(0).equals("watch") ? "5s" : "1s"));
    }
    if (words.get(0).equals("load")) {
      all.addAll(1, List.of("--warm-up", "100ms"));
    }
    int simulated = all.indexOf("--simulate");
    if (simulated >= 0) {
      all.set(simulated + 1, "20");
    }
    int depth = all.indexOf("--depth");
    if (depth >= 0) {
      all.set(depth + 1, "1..2");
    }
    int out = all.indexOf("--out");
    if (out >= 0) {
      all.set(out + 1, directory.resolve("results").toString());
    }
    return all;
  }

  private static void without(List<String> words, String option) {
    int at = words.indexOf(option);
    if (at >= 0) {
      words.subList(at, at + 2).clear();
    }
  }

  /**
   * Seconds are too short to hear from all servers of a fleet, and this machine may be too busy for
   * a load: both end with 1 and are no mistake of the document.
   */
  private static boolean isWell(String command, Run run) {
    boolean lasting =
        (command.equals("watch") && run.out().contains("READY"))
            || (command.equals("load") && run.out().contains("answered"));
    return run.status() == ExitCode.OK || (lasting && run.status() == ExitCode.SOME_FAILED);
  }

  /** Each with servers of its own, so that none waits for the pace that another used up. */
  @Test
  void linesRun() throws Exception {
    String text = DocumentedLines.text();
    String fleet = DocumentedLines.fleetFile(text);
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<String>> lines = new ArrayList<>();
      for (List<String> words : DocumentedLines.rcon(text)) {
        if (ends(words)) {
          Path folder = Files.createDirectory(directory.resolve("line-" + lines.size()));
          lines.add(lanes.submit(() -> mistake(words, folder, fleet)));
        }
      }
      StringBuilder wrong = new StringBuilder();
      for (Future<String> line : lines) {
        wrong.append(line.get(2, TimeUnit.MINUTES));
      }
      assertEquals("", wrong.toString());
      assertTrue(lines.size() >= 25, "only " + lines.size() + " lines were found");
    } finally {
      lanes.shutdownNow();
    }
  }

  /** Runs a line; empty if it does what a reader expects. */
  private static String mistake(List<String> words, Path folder, String fleet) throws IOException {
    try (DocumentedServers servers = new DocumentedServers(folder, fleet)) {
      String input = words.get(0).equals("shell") ? "list\n:quit\n" : "list\n";
      Run run = servers.run(shortened(words, folder), input);
      return isWell(words.get(0), run)
          ? ""
          : "rcon "
              + String.join(" ", words)
              + "\n  exits "
              + run.status()
              + ": "
              + run.err()
              + run.out()
              + "\n";
    }
  }

  @Test
  void allLinesHaveOptionsThatThereAre() {
    String text = DocumentedLines.text();
    List<List<String>> lines = new ArrayList<>(DocumentedLines.rcon(text));
    assertTrue(lines.size() >= 40, "only " + lines.size() + " lines were found");
    lines.addAll(DocumentedLines.rconInSentences(text));
    List<String> wrong = new ArrayList<>();
    CommandLine program = Main.commandLine(new Run().console());
    for (List<String> words : lines) {
      String[] arguments = words.stream().filter(word -> !word.equals("…")).toArray(String[]::new);
      try {
        program.parseArgs(arguments);
      } catch (MissingParameterException onlyPartOfALine) {
        assertFalse(lines.contains(words) && ends(words), "rcon " + words);
      } catch (ParameterException e) {
        wrong.add("rcon " + String.join(" ", words) + ": " + e.getMessage());
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** Whoever lists the processes of a machine reads their arguments. */
  @Test
  void noPasswordStandsAmongTheArguments() {
    String text = DocumentedLines.text();
    List<List<String>> lines = new ArrayList<>(DocumentedLines.rcon(text));
    lines.addAll(DocumentedLines.rconInSentences(text));
    for (List<String> words : lines) {
      assertFalse(
          words.contains("-p") || words.contains("--password"),
          () -> "rcon " + String.join(" ", words));
    }
  }
}
