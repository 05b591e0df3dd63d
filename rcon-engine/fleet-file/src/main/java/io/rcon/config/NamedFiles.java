package io.rcon.config;

import io.rcon.Secret;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the files that a fleet file names, and warns of those that others should not read. */
final class NamedFiles {
  private final Path directory;
  private final Environment environment;
  private final Consumer<String> warnings;
  private final Set<Path> warnedOf = new HashSet<>();

  NamedFiles(Path directory, Environment environment, Consumer<String> warnings) {
    this.directory = directory;
    this.environment = environment;
    this.warnings = warnings;
  }

  /** The file that a value names, relative to the fleet file. */
  Path named(Scalar scalar) {
    String name = environment.expand(scalar).text();
    if (name.isBlank()) {
      throw scalar.error("names no file");
    }
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      throw scalar.error("is no path of this system: " + name);
    }
  }

  static String reason(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no file " + file;
    }
    if (e instanceof AccessDeniedException) {
      return file + " may not be read by this user";
    }
    if (Files.isDirectory(file)) {
      return file + " is a directory";
    }
    return String.valueOf(e.getMessage());
  }

  void warnIfOthersCanRead(Path file, String what) {
    if (warnedOf.add(file) && Secret.isExposed(file)) {
      warnings.accept(file + " holds " + what + " and can be read by others; run chmod 600 on it");
    }
  }
}
