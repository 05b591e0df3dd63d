package io.rcon.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What has been logged since this was made: the build has its tests log to a file. */
final class LogLines {
  private static final Path FILE =
      Path.of(System.getProperty("org.slf4j.simpleLogger.logFile", "System.err"));

  private final int before = all().length();

  /** The lines of the tunnel at a level, such as WARN. */
  List<String> at(String level) {
    return all()
        .substring(before)
        .lines()
        .filter(line -> line.contains(level + " io.rcon.tunnel"))
        .toList();
  }

  private static String all() {
    try {
      return Files.exists(FILE) ? Files.readString(FILE, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
