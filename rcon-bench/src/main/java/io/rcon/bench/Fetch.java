package io.rcon.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Gets other people's clients from where they are published, with the tools made for it. */
final class Fetch {
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

  private Fetch() {}

  static boolean jar(Peer peer, Path folder) throws IOException, InterruptedException {
    return Machine.isInstalled("mvn")
        && run(
            folder,
            List.of(
                "mvn",
                "-q",
                "-B",
                COPY,
                "-Dartifact=" + peer.artifact(),
                "-DoutputDirectory=" + folder))
        && Files.exists(peer.jar(folder));
  }

  static boolean npm(String name, Path folder) throws IOException, InterruptedException {
    return Machine.isInstalled("node")
        && Machine.isInstalled("npm")
        && run(
            folder,
            List.of(
                "npm", "install", "--no-audit", "--no-fund", "--prefix", folder.toString(), name));
  }

  /** A file of this program's own jar. */
  static Path resource(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream input =
        Objects.requireNonNull(Fetch.class.getResourceAsStream("/" + name), name)) {
      Files.copy(input, file);
    }
    return file;
  }

  private static boolean run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }
}
