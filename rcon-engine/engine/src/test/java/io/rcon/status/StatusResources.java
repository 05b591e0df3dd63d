package io.rcon.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The texts that the tests of the formats read. */
final class StatusResources {
  private StatusResources() {}

  /** The files of a folder with that ending, by their names. */
  static List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder(String name) {
    URL place = StatusResources.class.getResource("/io/rcon/status/" + name);
    try {
      URI uri = Objects.requireNonNull(place, name).toURI();
      if (uri.getScheme().equals("jar")) {
        open(uri);
      }
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The jar of these tests, in which another module runs them, stays open for them. */
  private static synchronized void open(URI jar) {
    try {
      FileSystems.getFileSystem(jar);
    } catch (FileSystemNotFoundException first) {
      try {
        FileSystems.newFileSystem(jar, Map.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name without its ending. */
  static String name(Path file) {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
