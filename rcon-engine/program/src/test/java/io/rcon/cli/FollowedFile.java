package io.rcon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a watch follows while a test changes it. */
final class FollowedFile {
  private FollowedFile() {}

  /** Puts a text in its place at once: one that is half written would be read as it is. */
  static Path write(Path file, String text) throws IOException {
    Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".fresh"), text);
    return Files.move(
        fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
