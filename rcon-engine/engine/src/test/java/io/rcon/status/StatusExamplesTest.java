package io.rcon.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code examples/NAME.txt} is an answer, and {@code NAME.expected} its content. A new pair of
 * files is a new test. What a text was read as is written to {@code target/status}.
 */
class StatusExamplesTest {
  static Stream<String> names() {
    return StatusResources.files("examples", ".txt").stream().map(StatusResources::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void isReadAsExpected(String name) throws IOException {
    Path text = file(name, ".txt");
    List<Path> expected =
        StatusResources.files("examples", ".expected").stream()
            .filter(file -> StatusResources.name(file).equals(name))
            .toList();
    String wanted = expected.isEmpty() ? "" : StatusResources.read(expected.get(0));
    String key = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    assertTrue(StatusFormats.has(key), key);
    String read = StatusRendering.of(StatusFormats.named(key).parse(StatusResources.read(text)));
    Path target = Path.of("target", "status");
    Files.createDirectories(target);
    Files.writeString(target.resolve(name + ".expected"), read);
    assertEquals(wanted, read);
  }

  private static Path file(String name, String ending) {
    return StatusResources.files("examples", ending).stream()
        .filter(file -> StatusResources.name(file).equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFormatHasAnExample() {
    for (StatusFormat format : StatusFormats.all()) {
      assertTrue(
          names()
              .anyMatch(name -> name.equals(format.key()) || name.startsWith(format.key() + ".")),
          format.key());
    }
  }
}
