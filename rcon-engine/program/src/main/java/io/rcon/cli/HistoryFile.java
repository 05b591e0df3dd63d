package io.rcon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The file of the shell's history: readable by its owner only. */
final class HistoryFile {
  private HistoryFile() {}

  static Path prepare(Console console) {
    Path file = path(console);
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      if (!Files.exists(file)) {
        Files.createFile(file);
        Files.setPosixFilePermissions(
            file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
      }
    } catch (IOException | UnsupportedOperationException e) {
      console.err().line("rcon: the history is not kept: " + e);
    }
    return file;
  }

  private static Path path(Console console) {
    String state = console.variable("XDG_STATE_HOME");
    if (state != null && Path.of(state).isAbsolute()) {
      return Path.of(state, "rcon", "history");
    }
    // Java's own property does not follow the variable.
    String home = console.variable("HOME");
    return Path.of(home != null ? home : System.getProperty("user.home", "."), ".rcon_history");
  }
}
