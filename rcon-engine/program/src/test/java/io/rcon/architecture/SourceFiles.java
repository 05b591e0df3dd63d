package io.rcon.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java files of the whole repository, whichever module a test runs in. */
final class SourceFiles {
  private SourceFiles() {}

  /** The folder of the repository. */
  static Path root() {
    Path folder = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    while (!Files.exists(folder.resolve("DECISIONS.md"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder;
  }

  /**
   * Those of one kind of code, in order.
   *
   * @param kind a regular expression for the folder below {@code src}, such as {@code main|test}
   */
  static List<Path> of(String kind) throws IOException {
    Path root = root();
    try (Stream<Path> files =
        Files.find(root, 30, (file, attributes) -> file.toString().endsWith(".java"))) {
      return files
          .filter(
              file -> root.relativize(file).toString().matches(".*\\bsrc/(" + kind + ")/java/.*"))
          .sorted()
          .toList();
    }
  }
}
