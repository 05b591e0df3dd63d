package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/**
 * What README and CONTRIBUTING say to type. Short {@code rcon} lines run, with simulated servers in
 * the place of their addresses; of those that last or serve only the options are checked, and of
 * Maven's lines that each named test exists.
 */
class DocumentationTest {
  /** These end by themselves, soon. */
  private static final Set<String> SHORT = Set.of("exec", "check", "fleet", "dialects");

  /** The addresses of the documents, and the games that are simulated there. */
  private static final Map<String, String> GAMES =
      Map.of(
          "10.0.0.7", "minecraft",
          "10.0.0.8:27015", "source",
          "10.0.0.9", "ioquake3",
          "\"[2001:db8::18]:25580\"", "minecraft",
          "play.example.org:27960", "ioquake3");

  private final Map<String, SimulatedServer> servers = new HashMap<>();

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    GAMES.forEach((address, game) -> servers.put(address, SimulatedServer.start(game, "s3cret")));
    Files.writeString(
        Files.createDirectory(directory.resolve("secrets")).resolve("survival"), "s3cret\n");
    // The variable is one of the process, which a test cannot set.
    String fleet = DocumentedLines.fleetFile().replace("${RCON_PASSWORD}", "s3cret");
    Files.writeString(directory.resolve("fleet.yaml"), simulated(fleet));
  }

  @AfterEach
  void stop() {
    servers.values().forEach(SimulatedServer::close);
  }

  private String simulated(String text) {
    String result = text;
    for (Map.Entry<String, SimulatedServer> server : servers.entrySet()) {
      result = result.replace(server.getKey(), "127.0.0.1:" + server.getValue().port());
    }
    return result;
  }

  @Test
  void shortLinesRun() {
    List<String> wrong = new ArrayList<>();
    int ran = 0;
    for (List<String> words : DocumentedLines.rcon()) {
      if (SHORT.contains(words.get(0))) {
        ran++;
        String[] arguments =
            words.stream()
                .map(word ->
                    word.equals("fleet.yaml") ? directory.resolve(word) + "" : simulated(word))
                .toArray(String[]::new);
        Run run = new Run().variable("RCON_PASSWORD", "s3cret").input("list\n");
        int status = run.rcon(arguments);
        if (status != 0) {
          wrong.add("rcon " + String.join(" ", words) + "\n  exits " + status + ": " + run.err());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(ran >= 10, "only " + ran + " lines were found");
  }

  @Test
  void longLinesHaveOptionsThatThereAre() {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (List<String> words : DocumentedLines.rcon()) {
      if (!SHORT.contains(words.get(0))) {
        checked++;
        String[] arguments =
            words.stream().filter(word -> !word.equals("…")).toArray(String[]::new);
        try {
          Main.commandLine(new Run().console()).parseArgs(arguments);
        } catch (MissingParameterException e) {
          assertTrue(words.contains("…"), "rcon " + words + ": " + e.getMessage());
        } catch (ParameterException e) {
          wrong.add("rcon " + String.join(" ", words) + ": " + e.getMessage());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(checked >= 8, "only " + checked + " lines were found");
  }

  @Test
  void mavenIsAskedForTestsThatThereAre() throws IOException {
    Set<String> sources;
    try (Stream<Path> files = Files.walk(DocumentedLines.root())) {
      sources =
          files
              .filter(file -> file.toString().contains("src" + File.separator + "test"))
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toSet());
    }
    Matcher selection =
        Pattern.compile("-D(?:it\\.)?test=([\\w,]+)").matcher(DocumentedLines.text());
    int checked = 0;
    while (selection.find()) {
      for (String test : selection.group(1).split(",", -1)) {
        if (!test.equals("None")) {
          checked++;
          assertTrue(sources.contains(test + ".java"), () -> "there is no test " + test);
        }
      }
    }
    assertTrue(checked >= 6, "only " + checked + " selections were found");
  }
}
