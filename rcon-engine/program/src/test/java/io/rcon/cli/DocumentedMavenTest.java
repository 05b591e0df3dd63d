package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Maven lines of README and CONTRIBUTING, without running them: each module, goal, option,
 * property and named test exists. {@link DocumentedSelectionsIT} runs those that select tests.
 */
class DocumentedMavenTest {
  private static final Set<String> FLAGS =
      Set.of("-q", "-o", "-am", "-pl", "package", "test", "verify", "clean", "spotless:apply");

  /** Those of Maven's plugins. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "test",
          "it.test",
          "skipTests",
          "surefire.failIfNoSpecifiedTests",
          "failsafe.failIfNoSpecifiedTests");

  private static final Map<String, Pattern> VALUES =
      Map.of(
          "rcon.seeds", Pattern.compile("[1-9]\\d*"),
          "rcon.soak", Pattern.compile("\\d+[smh]"),
          "rcon.long", Pattern.compile("true|false"),
          "rcon.servers", Pattern.compile("required|none"),
          "test.jvm.args", Pattern.compile("-Djazzer\\.max_duration=\\d+[smh]?"));

  @Test
  void everyWordOfALineIsKnown() throws IOException {
    Map<String, String> sources = sources();
    List<String> wrong = new ArrayList<>();
    List<List<String>> lines = DocumentedLines.maven(DocumentedLines.text());
    for (List<String> words : lines) {
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        boolean isModule = i > 0 && words.get(i - 1).equals("-pl");
        boolean known =
            isModule
                ? Files.exists(DocumentedLines.root().resolve(word).resolve("pom.xml"))
                : word.startsWith("-D")
                    ? isKnown(word.substring(2), sources)
                    : FLAGS.contains(word);
        if (!known) {
          wrong.add(word + " in mvn " + String.join(" ", words));
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(lines.size() >= 10, "only " + lines.size() + " lines were found");
  }

  /** Properties that are written down alone, such as {@code -Drcon.soak=30m}. */
  @Test
  void everyPropertyInASentenceIsKnown() throws IOException {
    Map<String, String> sources = sources();
    List<String> found =
        Pattern.compile("`-D([^`]+)`")
            .matcher(DocumentedLines.text())
            .results()
            .map(match -> match.group(1).replace("=N", "=1").replace("DIRECTORY", "x"))
            .filter(property -> !property.startsWith("rcon.npm"))
            .toList();
    assertEquals(List.of(), found.stream().filter(one -> !isKnown(one, sources)).toList());
    assertTrue(found.size() >= 5, found.toString());
  }

  private static boolean isKnown(String property, Map<String, String> sources) {
    String name = property.split("=", 2)[0];
    String value = property.contains("=") ? property.split("=", 2)[1] : "true";
    Pattern valid = VALUES.get(name);
    if (valid != null && !valid.matcher(value).matches()) {
      return false;
    }
    if (name.equals("test") || name.equals("it.test")) {
      return Stream.of(value.split(",", -1))
          .allMatch(test -> test.equals("None") || isTest(test, sources));
    }
    return PROPERTIES.contains(name)
        || sources.entrySet().stream()
            .filter(source -> !source.getKey().startsWith("Documented"))
            .anyMatch(source ->
                source.getValue().contains('"' + name + '"')
                    || source.getValue().contains("<" + name + ">")
                    || source.getValue().contains("<" + name + "/>"));
  }

  /** A class, or one of its methods behind {@code #}. */
  private static boolean isTest(String test, Map<String, String> sources) {
    String[] parts = test.split("#", 2);
    String source = sources.get(parts[0] + ".java");
    return source != null && (parts.length == 1 || source.contains(" void " + parts[1] + "("));
  }

  /** The tests and poms, by name. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(DocumentedLines.root())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.toString();
        boolean test =
            name.contains(File.separator + "src" + File.separator + "test" + File.separator);
        if ((test && name.endsWith(".java")) || name.endsWith(File.separator + "pom.xml")) {
          sources.merge(file.getFileName().toString(), Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }
}
