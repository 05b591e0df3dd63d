package io.rcon.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that an option or a variable names. */
final class FileFlag {
  private FileFlag() {}

  /** The source says where the name was given. */
  static Path path(String source, String name) {
    if (name.isBlank()) {
      throw CliException.usage(source + ": the name is empty; give that of a file or a folder");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw CliException.usage(
          source + ": this locale cannot name the file " + name + "; run with LC_ALL=C.UTF-8");
    }
  }
}
