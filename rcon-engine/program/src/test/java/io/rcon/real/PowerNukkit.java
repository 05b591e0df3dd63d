package io.rcon.real;

import io.rcon.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PowerNukkit from Maven Central, on the Java that runs the tests.
 *
 * <p>Killed, it cannot bind its RCON port again for about a minute: restart it on another port.
 */
final class PowerNukkit implements Recipe {
  private static final String VERSION = "1.6.0.1-PN";

  @Override
  public Dialect dialect() {
    return Dialect.NUKKIT;
  }

  @Override
  public Optional<String> missing() {
    return Files.isRegularFile(jar())
        ? Optional.empty()
        : Optional.of(
            "PowerNukkit is not in the local Maven repository: mvn"
                + " org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get -Dtransitive=false"
                + " -Dartifact=org.powernukkit:powernukkit:"
                + VERSION
                + ":jar:shaded");
  }

  /** Maven's test runners say where the local repository is; an IDE does not. */
  static Path jar() {
    String repository = System.getProperty("localRepository");
    Path root =
        repository == null
            ? Path.of(System.getProperty("user.home"), ".m2", "repository")
            : Path.of(repository);
    return root.resolve("org/powernukkit/powernukkit")
        .resolve(VERSION)
        .resolve("powernukkit-" + VERSION + "-shaded.jar");
  }

  @Override
  public List<String> prepare(Path home, int port, String password) throws IOException {
    Path statistics = Files.createDirectories(home.resolve("plugins/bStats"));
    Files.writeString(
        statistics.resolve("config.yml"),
        """
        enabled: false
        serverUuid: 00000000-0000-0000-0000-000000000000
        logFailedRequests: false
        """);
    Files.writeString(
        home.resolve("server.properties"),
        """
        server-ip=127.0.0.1
        server-port=%1$d
        enable-query=true
        enable-rcon=true
        rcon.password=%2$s
        rcon.port=%1$d
        xbox-auth=false
        level-type=FLAT
        view-distance=2
        disable-auto-bug-report=true
        allow-nether=false
        """
            .formatted(port, password));
    // A proxy that is a dead port keeps it from reaching out.
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx700m",
        "-Dhttp.proxyHost=127.0.0.1",
        "-Dhttp.proxyPort=9",
        "-Dhttps.proxyHost=127.0.0.1",
        "-Dhttps.proxyPort=9",
        "--add-opens",
        "java.base/java.lang=ALL-UNNAMED",
        "-jar",
        jar().toString(),
        "--language",
        "eng",
        "--disable-ansi");
  }

  @Override
  public boolean isReady(int port, Path log) throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1).contains("Done (");
  }
}
