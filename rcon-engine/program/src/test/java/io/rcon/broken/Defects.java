package io.rcon.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.fleet.JavaProcess;
import io.rcon.real.ProgramJar;
import io.rcon.testing.Promised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks the engine and its program on purpose and expects the tests of secrets, faults and hostile
 * bytes to fail. By its name it is no part of a build; CONTRIBUTING says how to start it. What
 * noticed which is written to {@code target/defects.txt}.
 */
class Defects {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** Words in names, tests or files, parted by commas. */
  private static final String ONLY = System.getProperty("rcon.defect", "");

  private static int noticed;

  static List<Defect> defects() {
    return Defect.all().stream()
        .filter(defect -> Stream.of(ONLY.split(",", -1)).anyMatch(defect::isAbout))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void should_be_noticed(Defect defect, @TempDir Path scratch) throws Exception {
    defect.compile(scratch);
    Path classes = scratch.resolve("classes");
    // In a jar, since a process without descriptors finds no class in a folder.
    Path broken = scratch.resolve("broken.jar");
    Defect.tool("jar", "cf", broken + "", "-C", classes + "", ".");
    Path jar = Files.createDirectories(scratch.resolve("target")).resolve("rcon.jar");
    Files.copy(ProgramJar.PATH, jar, StandardCopyOption.REPLACE_EXISTING);
    if (defect.reachesTheProgram()) {
      // Packing all of it again takes longer than most tests.
      Defect.tool("jar", "uf", jar + "", "-C", classes + "", ".");
    }
    // What the search for passwords takes for a module, and expects besides the log of these tests.
    Files.createDirectories(scratch.resolve("src/test/java"));
    Files.createFile(scratch.resolve("target").resolve("printed-integration.log"));
    Path said = scratch.resolve("said");
    Process process =
        new ProcessBuilder(command(defect, scratch, broken))
            .directory(scratch.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    String found = Files.readString(said);
    Files.writeString(
        TARGET.resolve("defects.txt"),
        defect
            + "\n"
            + found.lines().filter(l -> l.startsWith("  ")).reduce("", (a, b) -> a + b + "\n"),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    assertTrue(ended, () -> "the tests hang where they should fail: " + found);
    noticed += process.exitValue() == Trial.NOTICED ? 1 : 0;
    assertEquals(Trial.NOTICED, process.exitValue(), () -> "not noticed: " + defect + "\n" + found);
  }

  @AfterAll
  static void theReadmeSaysNoMore() throws IOException {
    Files.writeString(
        TARGET.resolve("defects.txt"), noticed + " noticed\n", StandardOpenOption.APPEND);
    if (ONLY.isEmpty()) {
      Promised.assertAtLeast("deliberate defects, from a password", noticed);
    }
  }

  private static List<String> command(Defect defect, Path scratch, Path broken) {
    List<String> command =
        JavaProcess.of(
            Trial.class,
            "-XX:TieredStopAtLevel=1",
            "-Drcon.servers=required",
            "-Drcon.long=true",
            "-Dorg.slf4j.simpleLogger.log.io.rcon=debug",
            "-Dorg.slf4j.simpleLogger.logFile=" + scratch.resolve("target/printed-unit.log"));
    command.replaceAll(word -> word.startsWith("-Dbasedir=") ? "-Dbasedir=" + scratch : word);
    int classPath = command.indexOf("-cp") + 1;
    command.add(classPath - 1, "-Drcon.jar=target/rcon.jar");
    classPath++;
    command.set(
        classPath, String.join(":", broken + "", command.get(classPath), Defect.testClasses()));
    defect.tests().forEach(test -> command.add(Defect.className(test)));
    return command;
  }
}
