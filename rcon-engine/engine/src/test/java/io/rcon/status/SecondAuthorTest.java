package io.rcon.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code second-author/NAME.expected} was written from the text alone, by somebody who had not
 * read the parsers or what they give. Its text stands beside it, or is an example's. It leaves rows
 * and details out unless it names one. What a text was read as is written to {@code
 * target/status-second}.
 */
class SecondAuthorTest {
  private static final String FOLDER = "second-author";

  static Stream<String> names() {
    return StatusResources.files(FOLDER, ".expected").stream().map(StatusResources::name);
  }

  /** The texts that only the second author has. */
  static Stream<String> ownTexts() {
    return StatusResources.files(FOLDER, ".txt").stream().map(StatusResources::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void isReadAsTheSecondAuthorReadsIt(String name) throws IOException {
    String wanted = StatusResources.read(file(FOLDER, name + ".expected"));
    ServerStatus status = StatusFormats.named(key(name)).parse(text(name));
    boolean details = wanted.contains("\nrow ") || wanted.contains("\ndetail ");
    String read = details ? StatusRendering.of(status) : StatusRendering.withoutDetails(status);
    Path target = Path.of("target", "status-second");
    Files.createDirectories(target);
    Files.writeString(target.resolve(name + ".expected"), read);
    assertEquals(wanted, read);
  }

  @Test
  void hasEveryTextAndHalfOfTheFormats() {
    List<String> unread = ownTexts().filter(name -> names().noneMatch(name::equals)).toList();
    assertEquals(List.of(), unread);
    long formats = names().map(SecondAuthorTest::key).collect(Collectors.toSet()).size();
    assertTrue(2 * formats >= StatusFormats.all().size(), () -> formats + " formats");
  }

  static String text(String name) {
    boolean own = ownTexts().anyMatch(name::equals);
    return StatusResources.read(file(own ? FOLDER : "examples", name + ".txt"));
  }

  static String key(String name) {
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  private static Path file(String folder, String name) {
    return StatusResources.folder(folder).resolve(name);
  }
}
