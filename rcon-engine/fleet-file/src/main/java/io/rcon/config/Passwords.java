package io.rcon.config;

import io.rcon.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds passwords: written down, in the environment, or in files of their own. */
final class Passwords {
  static final String INLINE = "password";
  static final String FILE = "password_file";

  private final Environment environment;
  private final NamedFiles where;
  private final Map<Path, Secret> files = new HashMap<>();
  private boolean inline;

  Passwords(Environment environment, NamedFiles where) {
    this.environment = environment;
    this.where = where;
  }

  /** Whether a password stood in the text itself. */
  boolean sawInline() {
    return inline;
  }

  Optional<Secret> read(Section section) {
    return read(section, INLINE, FILE);
  }

  /** A password by its own keys. */
  Optional<Secret> read(Section section, String inline, String file) {
    if (section.has(inline) && section.has(file)) {
      throw section
          .place(file)
          .error("'" + inline + "' and '" + file + "' exclude each other; remove one");
    }
    return section.scalar(inline).map(this::inline).or(() -> section.scalar(file).map(this::file));
  }

  private Secret inline(Scalar scalar) {
    inline |= !scalar.text().isEmpty() && !Environment.holdsOnlyAVariable(scalar);
    return Secret.of(environment.expand(scalar).text());
  }

  private Secret file(Scalar scalar) {
    Path file = where.named(scalar);
    return files.computeIfAbsent(file, f -> read(f, scalar));
  }

  private Secret read(Path file, Scalar scalar) {
    Secret secret;
    try {
      secret = Secret.file(file);
    } catch (IOException e) {
      throw scalar.error("cannot be used: " + NamedFiles.reason(file, e));
    }
    where.warnIfOthersCanRead(file, "passwords");
    return secret;
  }
}
