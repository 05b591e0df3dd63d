package io.rcon.config;

import io.rcon.Secret;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds passwords, and warns of files with passwords that others can read. */
final class Passwords {
  static final String INLINE = "password";
  static final String FILE = "password_file";

  private final Path directory;
  private final Environment environment;
  private final Consumer<String> warnings;
  private final Map<Path, Secret> files = new HashMap<>();
  private boolean inline;

  Passwords(Path directory, Environment environment, Consumer<String> warnings) {
    this.directory = directory;
    this.environment = environment;
    this.warnings = warnings;
  }

  /** Whether a password stood in the text itself. */
  boolean sawInline() {
    return inline;
  }

  Optional<Secret> read(Section section) {
    if (section.has(INLINE) && section.has(FILE)) {
      throw section
          .place(FILE)
          .error("'" + INLINE + "' and '" + FILE + "' exclude each other; remove one");
    }
    return section.scalar(INLINE).map(this::inline).or(() -> section.scalar(FILE).map(this::file));
  }

  private Secret inline(Scalar scalar) {
    inline |= !scalar.text().isEmpty() && !Environment.holdsOnlyAVariable(scalar);
    return Secret.of(environment.expand(scalar).text());
  }

  private Secret file(Scalar scalar) {
    String name = environment.expand(scalar).text();
    if (name.isBlank()) {
      throw scalar.error("names no file");
    }
    Path file;
    try {
      file = directory.resolve(name);
    } catch (InvalidPathException e) {
      throw scalar.error("is no path of this system: " + name);
    }
    return files.computeIfAbsent(file, f -> read(f, scalar));
  }

  private Secret read(Path file, Scalar scalar) {
    Secret secret;
    try {
      secret = Secret.read(file);
    } catch (IOException e) {
      throw scalar.error("cannot be used: " + reason(file, e));
    }
    warnIfOthersCanRead(file);
    return secret;
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

  void warnIfOthersCanRead(Path file) {
    if (othersCanRead(file)) {
      warnings.accept(file + " holds passwords and can be read by others; run chmod 600 on it");
    }
  }

  private static boolean othersCanRead(Path file) {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return false;
    }
    try {
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      return permissions.contains(PosixFilePermission.GROUP_READ)
          || permissions.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException e) {
      return false;
    }
  }
}
