package io.rcon.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.Printed;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The last test of a run: nothing that the program printed, logged or threw in any test before it
 * holds a password that was used. They all have a stem that is no word, so that they are found.
 */
class PrintedPasswordsIT {
  private static final Path HOME = Printed.FOLDER.getParent().resolveSibling("");

  /** All beside this one that have tests, and this one. */
  private static final List<Path> MODULES = modules();

  private static List<Path> modules() {
    try (Stream<Path> folders = Files.list(HOME.resolve("..").normalize())) {
      return folders.filter(folder -> Files.isDirectory(folder.resolve("src/test/java"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final List<String> STEMS = List.of("s3cret", "hunter2");

  /** No password, for what takes none; and those of tests about what a password may be. */
  private static final List<String> WITHOUT =
      List.of("other", "two words", "hünter2", " pä$ ", "p\\u00e4ss", "pass word");

  /** Tests in these speak for themselves with bytes of captures, and never with the program. */
  private static final Pattern NOT_THE_PROGRAM =
      Pattern.compile(".*/io/rcon/(simulator|internal|config)/.*");

  private static final Pattern USED =
      Pattern.compile("(?:SimulatedServer\\.start\\(\"\\w+\", |Secret\\.of\\()\"([^\"]*)\"");

  private static final Pattern NAMES = Pattern.compile("<(?:testsuite|testcase|property)\\b[^>]*>");

  private static final int PIECE = 1 << 20;

  /** Characters, at least as many as the longest of {@link #forms()} has. */
  private static final int LONGEST_FORM = 64;

  private static List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (String stem : STEMS) {
      byte[] bytes = stem.getBytes(StandardCharsets.US_ASCII);
      forms.add(stem);
      forms.add(HexFormat.of().formatHex(bytes));
      forms.add(HexFormat.ofDelimiter(" ").formatHex(bytes));
      forms.add(HexFormat.ofDelimiter(", ").formatHex(bytes));
      forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes).substring(0, 8));
      forms.add(String.join(", ", stem.split("")));
    }
    return forms;
  }

  @Test
  void no_password_was_printed() throws Exception {
    List<Path> printed = everywhere("printed", "");
    printed.addAll(logs("printed-unit"));
    printed.addAll(logs("printed-integration"));
    List<Path> reports = everywhere("surefire-reports", ".xml");
    reports.addAll(everywhere("failsafe-reports", ".xml"));
    List<String> found = new ArrayList<>();
    for (Path file : printed) {
      search(file, found);
    }
    // A run without clean leaves this test's own findings.
    reports.removeIf(file -> file.toString().contains("PrintedPasswordsIT"));
    for (Path file : reports) {
      search(file, said(file), found);
    }
    assertEquals(List.of(), found);
  }

  /** A search that finds nothing because nothing was kept would prove nothing. */
  @Test
  void there_was_something_to_search() throws Exception {
    boolean jar = !everywhere("failsafe-reports", "RconJarIT.xml").isEmpty();
    for (String by : jar ? List.of("program-", "session-", "rcon.jar-") : List.of("program-")) {
      long kept =
          everywhere("printed", "").stream()
              .filter(file -> file.getFileName().toString().startsWith(by))
              .count();
      assertTrue(kept >= 5, by + ": " + kept);
    }
    assertTrue(logged("DEBUG io.rcon.session") && logged("login refused"));
    List<String> found = new ArrayList<>();
    search(Path.of("a"), "x S3CRET", found);
    search(Path.of("b"), " 73 33 63 72 65 74 ", found);
    assertEquals(2, found.size());
  }

  /** Where modules are built beside each other, only what this one needs is built before it. */
  @Test
  void all_that_print_are_built_before() throws Exception {
    String needed = Files.readString(HOME.resolve("pom.xml"));
    List<String> later = new ArrayList<>();
    for (Path module : MODULES) {
      String pom = Files.readString(module.resolve("pom.xml"));
      String own = pom.substring(pom.indexOf("</parent>"));
      Matcher name = Pattern.compile("<artifactId>[^<]+</artifactId>").matcher(own);
      if (!name.find() || !needed.contains(name.group())) {
        later.add(module.getFileName().toString());
      }
    }
    assertEquals(List.of(), later, "the program needs a dependency on these, if only on their POM");
    assertTrue(MODULES.size() >= 8, MODULES.toString());
  }

  @Test
  void a_password_across_two_pieces_is_found(@TempDir Path folder) throws Exception {
    List<String> found = new ArrayList<>();
    Path file = folder.resolve("long.log");
    Files.writeString(file, " ".repeat(PIECE - 3) + "hunter2" + " ".repeat(PIECE));
    search(file, found);
    assertEquals(1, found.size());
  }

  @Test
  void every_password_of_the_tests_is_known_here() throws Exception {
    List<String> unknown = new ArrayList<>();
    for (Path file : everywhere("../src/test", ".java")) {
      if (!NOT_THE_PROGRAM.matcher(file.toString().replace('\\', '/')).matches()) {
        Matcher used = USED.matcher(Files.readString(file));
        while (used.find()) {
          String password = used.group(1);
          if (password.length() > 3
              && !WITHOUT.contains(password)
              && STEMS.stream().noneMatch(password::contains)) {
            unknown.add(file.getFileName() + ": " + password);
          }
        }
      }
    }
    assertEquals(List.of(), unknown, "give them a stem of " + STEMS);
  }

  private static boolean logged(String text) throws IOException {
    for (Path file : logs("printed-unit")) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        if (lines.anyMatch(line -> line.contains(text))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * In pieces: a long simulation logs more than the heap holds. Each piece begins with the end of
   * the one before, for a password that lies across both.
   */
  private static void search(Path file, List<String> found) throws IOException {
    char[] piece = new char[PIECE];
    int kept = 0;
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (int read; (read = reader.read(piece, kept, PIECE - kept)) > 0; ) {
        int length = kept + read;
        search(file, new String(piece, 0, length), found);
        kept = Math.min(length, LONGEST_FORM);
        System.arraycopy(piece, length - kept, piece, 0, kept);
      }
    }
  }

  private static void search(Path file, String text, List<String> found) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String form : forms()) {
      int at = lower.indexOf(form.toLowerCase(Locale.ROOT));
      if (at >= 0) {
        int from = Math.max(0, at - 80);
        found.add(file + ": …" + text.substring(from, Math.min(text.length(), at + 20)) + "…");
      }
    }
  }

  /** What the tests of all modules logged; each process of a run has a file of its own. */
  private static List<Path> logs(String begin) throws IOException {
    List<Path> logs = new ArrayList<>();
    for (Path module : MODULES) {
      Path target = module.resolve("target").normalize();
      if (Files.isDirectory(target)) {
        try (Stream<Path> files = Files.list(target)) {
          files
              .filter(file -> file.getFileName().toString().startsWith(begin))
              .filter(file -> file.toString().endsWith(".log"))
              .forEach(logs::add);
        }
      }
    }
    return logs;
  }

  /** The files of all modules, below a folder of their targets. */
  private static List<Path> everywhere(String folder, String end) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path module : MODULES) {
      all.addAll(files(module.resolve("target").resolve(folder).normalize(), end));
    }
    return all;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new ArrayList<>();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(
          all.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(end)).toList());
    }
  }

  /** What was printed and thrown; the names of tests may have a password as a parameter. */
  private static String said(Path report) throws IOException {
    return NAMES.matcher(Files.readString(report, StandardCharsets.ISO_8859_1)).replaceAll("");
  }
}
