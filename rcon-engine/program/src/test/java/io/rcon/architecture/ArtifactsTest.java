package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What each artifact brings to those who depend on it, as the build resolved it, against {@code
 * artifacts.txt}: an embedder of the engine gets Netty, SLF4J and JSpecify, and nothing else.
 */
class ArtifactsTest {
  private static final Path HOME = Path.of(System.getProperty("basedir", "."));

  @Test
  void eachArtifactBringsWhatIsListed() throws Exception {
    Map<String, List<String>> expected = expected();
    Map<String, List<String>> brought = new TreeMap<>();
    for (String module : expected.keySet()) {
      Path list = HOME.resolve(module).resolve("target/runtime-dependencies.txt");
      brought.put(
          module,
          Files.readAllLines(list).stream()
              .map(ArtifactsTest::name)
              .filter(n -> !n.isEmpty())
              .sorted()
              .toList());
    }
    assertEquals(text(expected), text(brought));
  }

  /**
   * Group, artifact and classifier, if any, of a line as Maven lists it; "" for what stays behind.
   */
  private static String name(String line) {
    String[] parts = line.strip().split(" ", 2)[0].split(":", -1);
    return parts.length < 5 || line.contains("(optional)")
        ? ""
        : parts[0] + ":" + parts[1] + (parts.length == 6 ? ":" + parts[3] : "");
  }

  private static Map<String, List<String>> expected() throws IOException {
    Map<String, List<String>> all = new TreeMap<>();
    try (InputStream in = ArtifactsTest.class.getResourceAsStream("artifacts.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<String> current = new ArrayList<>();
      for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
        if (line.startsWith("  + ")) {
          current.addAll(Objects.requireNonNull(all.get(line.substring(4))));
        } else if (line.startsWith(" ")) {
          current.add(line.strip());
        } else {
          current = new ArrayList<>();
          all.put(line, current);
        }
      }
    }
    all.values().forEach(names -> names.sort(null));
    return all;
  }

  private static String text(Map<String, List<String>> all) {
    StringBuilder text = new StringBuilder();
    all.forEach((module, names) ->
        text.append(module).append("\n  ").append(String.join("\n  ", names)).append("\n"));
    return text.toString();
  }
}
