package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.real.ProgramJar;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The script that the build lays beside {@code rcon.jar}. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LauncherIT {
  private static final Path LAUNCHER = ProgramJar.PATH.resolveSibling("rcon");

  @TempDir private Path folder;

  private String run(Path script, Map<String, String> environment, String... words)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out;
  }

  /** A Java that only tells what it was started with, a word a line. */
  private Map<String, String> tellingJava() throws IOException {
    Path java = folder.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    return Map.of("JAVA_HOME", folder.toString(), "RCON_JAVA_OPTS", "-Da=1 -Db=2");
  }

  @Test
  void itRunsTheProgram() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      Path link = Files.createSymbolicLink(folder.resolve("rcon"), LAUNCHER);
      Map<String, String> environment =
          Map.of("JAVA_HOME", System.getProperty("java.home"), "RCON_PASSWORD", "s3cret");
      String address = "127.0.0.1:" + server.port();
      assertEquals(
          "a  b\n", run(link, environment, "exec", "-t", "source", "-a", address, "echo", "a  b"));
    }
  }

  @Test
  void onlyWhatEndsSoonIsStartedCheaply() throws Exception {
    Map<String, String> java = tellingJava();
    for (String[] brief : new String[][] {{"exec", "list"}, {"check"}, {"help", "exec"}, {}}) {
      String told = run(LAUNCHER, java, brief);
      String begin = "-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n-Da=1\n-Db=2\n-jar\n";
      assertTrue(told.startsWith(begin), told);
      assertTrue(
          told.endsWith("rcon.jar\n" + String.join("\n", brief) + (brief.length > 0 ? "\n" : "")),
          told);
    }
    for (String[] lasting :
        new String[][] {{"watch"}, {"tail"}, {"load"}, {"tunnel", "x"}, {"exec", "-t", "a", "-"}}) {
      assertFalse(run(LAUNCHER, java, lasting).contains("-XX"), lasting[0]);
    }
  }
}
