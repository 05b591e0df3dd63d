package io.rcon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file for the summary of a watch. */
final class SummaryFile {
  private final @Nullable Path path;

  private SummaryFile(@Nullable Path path) {
    this.path = path;
  }

  /** Fails now rather than after the watch if the file cannot be written. */
  static SummaryFile at(@Nullable String name) {
    try {
      SummaryFile file = new SummaryFile(name == null ? null : Path.of(name));
      file.write("");
      return file;
    } catch (InvalidPathException e) {
      throw CliException.usage("--json: the file " + name + " cannot be named in this locale");
    }
  }

  void write(WatchReport report) {
    write(report.json() + "\n");
  }

  private void write(String text) {
    try {
      if (path != null) {
        Files.writeString(path, text);
      }
    } catch (IOException e) {
      throw CliException.usage(
          "--json: the file " + path + " cannot be written: " + FileTrouble.words(e));
    }
  }
}
