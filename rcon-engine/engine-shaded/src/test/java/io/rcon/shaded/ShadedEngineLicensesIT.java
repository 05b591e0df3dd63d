package io.rcon.shaded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.ShadedLicenses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shaded engine carries the licence of what is inside it: Netty, and nothing else. */
class ShadedEngineLicensesIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir", "."), "target");

  @Test
  void nettyIsInsideWithItsLicenceAndNothingElse() throws Exception {
    ShadedLicenses licenses =
        new ShadedLicenses(
            jar(),
            TARGET.resolve("runtime-dependencies.txt"),
            System.getProperty("java.class.path"));
    List<String> shaded = licenses.shaded();
    assertTrue(shaded.contains("io.netty:netty-transport-native-epoll-linux-x86_64"), "" + shaded);
    assertEquals(List.of(), shaded.stream().filter(name -> !name.startsWith("io.netty:")).toList());
    assertEquals("", String.join("\n", licenses.findings()));
  }

  private static Path jar() throws IOException {
    try (Stream<Path> built = Files.list(TARGET)) {
      return built
          .filter(file ->
              file.getFileName().toString().matches("rcon-engine-shaded-[\\d.]+(-SNAPSHOT)?\\.jar"))
          .findAny()
          .orElseThrow();
    }
  }
}
