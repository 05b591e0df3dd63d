package io.rcon.real;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A client that somebody else wrote, run as a process. */
enum IndependentClient {
  /** Takes a script as its first argument. */
  PYTHON3_RCON("apt-get install --no-install-recommends python3-rcon") {
    @Override
    boolean isInstalled() {
      return Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/rcon"));
    }

    @Override
    List<String> command() {
      // Not whatever python3 comes first: only the distribution's sees its packages.
      return List.of("/usr/bin/python3", "-X", "utf8", "-c");
    }
  },
  /** Takes a script as its first argument. */
  NPM_RCON_CLIENT("npm install rcon-client, and -Drcon.npm=DIRECTORY/node_modules") {
    @Override
    boolean isInstalled() {
      return Files.isDirectory(modules().resolve("rcon-client")) && onPath("node");
    }

    @Override
    List<String> command() {
      return List.of("node", "-e");
    }

    private Path modules() {
      return Path.of(System.getProperty("rcon.npm", "node_modules"));
    }
  },
  /** Takes options and addresses. */
  QSTAT("apt-get install --no-install-recommends qstat") {
    @Override
    boolean isInstalled() {
      return onPath("quakestat");
    }

    @Override
    List<String> command() {
      return List.of("quakestat");
    }
  };

  private static final int SECONDS = 60;

  private final String installation;

  IndependentClient(String installation) {
    this.installation = installation;
  }

  abstract boolean isInstalled();

  abstract List<String> command();

  /** Skips the test where it is not installed, before any server starts for it. */
  void orSkip() {
    Assumptions.assumeFalse(RealServers.unwanted(), RealServers.UNWANTED);
    if (!isInstalled()) {
      String reason = this + " is not installed: " + installation;
      Assertions.assertFalse(RealServers.required(), reason);
      Assumptions.abort(reason);
    }
  }

  /** Runs it, or skips the test where it is not installed. */
  String run(String... arguments) throws IOException, InterruptedException {
    orSkip();
    List<String> all = new ArrayList<>(command());
    all.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().put("NODE_PATH", System.getProperty("rcon.npm", "node_modules"));
    Path output = Files.createTempFile("client", ".out");
    try {
      Process process = builder.redirectOutput(output.toFile()).start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Assertions.assertTrue(ended, () -> this + " did not end: " + text);
      Assertions.assertEquals(0, process.exitValue(), text);
      return text;
    } finally {
      Files.delete(output);
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
