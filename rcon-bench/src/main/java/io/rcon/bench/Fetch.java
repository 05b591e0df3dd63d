package io.rcon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Downloads clients by other authors, with Maven and npm. */
final class Fetch {
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

  private Fetch() {}

  static boolean jar(Peer peer, Scratch scratch) throws IOException, InterruptedException {
    return Machine.isInstalled("mvn")
        && scratch.run(
            List.of(
                "mvn",
                "-q",
                "-B",
                COPY,
                "-Dartifact=" + peer.artifact(),
                "-DoutputDirectory=" + scratch.folder()))
        && Files.exists(peer.jar(scratch.folder()));
  }

  static boolean npm(String name, Scratch scratch) throws IOException, InterruptedException {
    return Machine.isInstalled("node")
        && Machine.isInstalled("npm")
        && scratch.run(
            List.of(
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--prefix",
                scratch.folder().toString(),
                name));
  }
}
