package io.rcon.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * A deliberate defect.
 *
 * @param name what is broken
 * @param tests classes below {@code io.rcon} or in {@code stranger}, or their methods after #, that
 *     must notice
 * @param file the source below {@code io.rcon}
 * @param old a piece of it that is there once
 * @param replacement what stands in its place
 */
record Defect(String name, List<String> tests, String file, String old, String replacement) {
  /** Where a source may be, seen from this module. */
  private static final List<String> MODULES =
      List.of(
          "",
          "../engine",
          "../simulator",
          "../games",
          "../fleet-file",
          "../gateway",
          "../load",
          "../monitor",
          "../../rcon-codec");

  /** Packages whose tests start {@code rcon.jar}. */
  private static final List<String> PROGRAMS = List.of("cli.", "real.", "secrets.");

  /** The whole name of a test. */
  static String className(String test) {
    return test.startsWith("stranger.") ? test : "io.rcon." + test;
  }

  /** The ones in {@code defects.txt}. */
  static List<Defect> all() {
    try (InputStream in = Defect.class.getResourceAsStream("defects.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<Defect> all = new ArrayList<>();
      for (String block : text.split("\n\n", -1)) {
        List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
        if (!lines.isEmpty()) {
          List<String> tests = List.of(lines.get(1).split(" ", -1));
          all.add(
              new Defect(
                  lines.get(0), tests, lines.get(2), joined(lines, "- "), joined(lines, "+ ")));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(List<String> lines, String mark) {
    Stream<String> marked = lines.stream().skip(3).filter(line -> line.startsWith(mark));
    return String.join("\n", marked.map(line -> line.substring(mark.length())).toList());
  }

  /** Whether its name, its tests or its file have this word. */
  boolean isAbout(String word) {
    return name.contains(word) || file.contains(word) || String.join(" ", tests).contains(word);
  }

  /** Whether a test may start the program: what it shows is then in its jar too. */
  boolean reachesTheProgram() {
    return tests.stream()
        .anyMatch(test -> test.contains("IT") || PROGRAMS.stream().anyMatch(test::startsWith));
  }

  private Path source() {
    Path below = Path.of("src", "main", "java", "io", "rcon", file + ".java");
    return MODULES.stream()
        .map(module -> Path.of(module).resolve(below))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  /** Where the piece is in a text that must hold it once. */
  private int place(String text) {
    int at = text.indexOf(old);
    assertEquals(true, !old.isEmpty() && at >= 0, name + ": the code has changed");
    assertEquals(at, text.lastIndexOf(old), name + ": not there once");
    return at;
  }

  /** Whether the defect can still be made, and be noticed, is seen without making it. */
  void assertFits() throws IOException {
    place(Files.readString(source()));
    for (String test : tests) {
      String path = className(test).replaceFirst("#.*", "").replace('.', '/') + ".java";
      Path below = Path.of("src", "test", "java").resolve(path);
      boolean there =
          MODULES.stream().anyMatch(module -> Files.exists(Path.of(module).resolve(below)));
      assertEquals(true, there, name + ": there is no test " + test);
    }
  }

  /** The tests of all modules, since this one depends on those of some alone. */
  static String testClasses() {
    Stream<Path> folders = MODULES.stream().map(module -> Path.of(module, "target/test-classes"));
    return String.join(":", folders.map(folder -> folder.toAbsolutePath().toString()).toList());
  }

  /** Compiles the source with the defect in it. */
  void compile(Path into) throws IOException {
    Path source = source();
    String text = Files.readString(source);
    int at = place(text);
    Path broken = Files.createDirectories(into.resolve("source")).resolve(source.getFileName());
    Files.writeString(
        broken, text.substring(0, at) + replacement + text.substring(at + old.length()));
    Path classes = into.resolve("classes");
    tool("javac", "-nowarn", "-proc:none", "-d", classes + "", "-cp", classPath(), broken + "");
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  static void tool(String name, String... arguments) {
    int status = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
    assertEquals(0, status, name);
  }

  @Override
  public String toString() {
    return name;
  }
}
