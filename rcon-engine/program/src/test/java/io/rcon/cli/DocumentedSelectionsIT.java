package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.LongForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Maven lines of README and CONTRIBUTING that select tests run in a clone of this repository,
 * shortened; each must report a test that ran. In the long form only, which CI runs: it takes
 * minutes.
 */
@EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
class DocumentedSelectionsIT {
  private static final int MINUTES = 8;

  /** The lines' own values of these are replaced, since they take long. */
  private static final Map<String, String> SHORT = Map.of("rcon.seeds", "300", "rcon.soak", "30s");

  /** These tests try one of many. */
  private static final Map<String, String> ONE =
      Map.of(
          "-Dtest=Mutations", "-Drcon.mutation=an id is used again at once",
          "-Dit.test=Defects", "-Drcon.defect=a login has no deadline");

  @TempDir static Path folder;

  @BeforeAll
  static void cloneTheRepository() throws Exception {
    run(List.of("git", "clone", "-q", DocumentedLines.root().toString(), copy().toString()));
  }

  private static Path copy() {
    return folder.resolve("rcon");
  }

  @TestFactory
  List<DynamicTest> eachSelectionRunsATest() {
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> words : DocumentedLines.maven(DocumentedLines.text())) {
      if (words.stream().anyMatch(word -> word.matches("-D(it\\.)?test=.*"))) {
        tests.add(DynamicTest.dynamicTest(String.join(" ", words), () -> runsATest(words)));
      }
    }
    assertTrue(tests.size() >= 6, "only " + tests.size() + " lines were found");
    return tests;
  }

  private static void runsATest(List<String> words) throws Exception {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
    command.addAll(words);
    SHORT.forEach((name, value) ->
        command.replaceAll(
            word -> word.startsWith("-D" + name + "=") ? "-D" + name + "=" + value : word));
    words.stream().filter(ONE::containsKey).map(ONE::get).forEach(command::add);
    command.add("-Dmaven.javadoc.skip=true");
    String servers = System.getProperty("rcon.servers", "optional");
    command.add("-Drcon.servers=" + servers);
    String said = run(command);
    Matcher total =
        Pattern.compile("Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: (\\d+)").matcher(said);
    int ran = 0;
    while (total.find()) {
      // Without the real servers their tests are found, and skipped.
      int skipped = servers.equals("required") ? Integer.parseInt(total.group(2)) : 0;
      ran = Math.max(ran, Integer.parseInt(total.group(1)) - skipped);
    }
    assertTrue(ran > 0, said);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAZZER_FUZZ");
    if (Files.isDirectory(copy())) {
      builder.directory(copy().toFile());
    }
    Process process = builder.redirectOutput(out.toFile()).start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), () -> command + " does not end");
      String said = Files.readString(out, StandardCharsets.UTF_8);
      assertEquals(0, process.exitValue(), said);
      return said;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
