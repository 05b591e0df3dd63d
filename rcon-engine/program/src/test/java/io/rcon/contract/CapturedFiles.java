package io.rcon.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The recorded conversations with real servers, among the codec's test resources. */
final class CapturedFiles {
  private static final String FOLDER = "captures";

  /** The dialect of each recording that is not named after one. */
  private static final Map<String, String> DIALECTS =
      Map.of(
          "fteqw", "fte",
          "mvdsv", "quakeworld",
          "nexuiz-darkplaces", "darkplaces",
          "openarena", "ioquake3",
          "powernukkit", "nukkit",
          "teeworlds-econ", "econ",
          "yquake2", "quake2");

  private CapturedFiles() {}

  static String dialect(String recording) {
    return DIALECTS.getOrDefault(recording, recording);
  }

  /** The recordings of a dialect's servers. */
  static List<String> of(String dialect) {
    return all().stream()
        .map(CapturedFiles::bare)
        .filter(recording -> dialect(recording).equals(dialect))
        .toList();
  }

  static String bare(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }

  /** {@return the names of all files} */
  static List<String> all() {
    URL known =
        Objects.requireNonNull(
            CapturedFiles.class.getClassLoader().getResource(FOLDER + "/openarena.txt"));
    try {
      if (!(known.openConnection() instanceof JarURLConnection inJar)) {
        return names(Objects.requireNonNull(Path.of(known.toURI()).getParent()));
      }
      // By path, since a jar named by its URI can be open but once in a process.
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()))) {
        return names(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
