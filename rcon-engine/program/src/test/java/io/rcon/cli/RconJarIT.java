package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What only the real jar in a process of its own can show: signals, pipes, locales. */
@Execution(ExecutionMode.CONCURRENT)
class RconJarIT {
  @TempDir private Path folder;

  private RconJar jar;

  @BeforeEach
  void prepare() {
    jar = new RconJar(folder);
  }

  @AfterEach
  void stop() {
    jar.close();
  }

  @Test
  void simulateEndsWellOnSigterm() throws Exception {
    Process process = jar.sh("rcon simulate -t minecraft,ioquake3 --count 4");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    while (!lines.contains("READY")) {
      lines.add(out.readLine());
    }
    assertEquals(5, lines.size());
    RconJar.signal("TERM", process);
    assertEquals(0, RconJar.end(process));
    assertEquals("", jar.err());
  }

  @Test
  void ctrlCTellsEveryOutcome() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      Process process =
          jar.sh("rcon exec " + RconJar.target(server) + "-p s3cret -o json slow 60000 x");
      Awaitility.await().until(() -> server.commandsExecuted() == 1);
      RconJar.signal("INT", process);
      String out = RconJar.out(process);
      assertEquals(130, RconJar.end(process), jar.err());
      assertTrue(out.contains("\"error\":\"CANCELLED\""), out);
      assertEquals("", jar.err());
    }
  }

  @Test
  void aClosedPipeEndsQuietly() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      Path commands = Files.writeString(folder.resolve("in"), "echo a\n".repeat(20_000));
      Process process =
          jar.sh("rcon exec " + RconJar.target(server) + "-p s3cret - < '" + commands + "'");
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        assertEquals("a", out.readLine());
      }
      assertEquals(0, RconJar.end(process));
      assertEquals("", jar.err());
      assertTrue(server.commandsExecuted() < 20_000);
    }
  }

  @Test
  void theLocaleDoesNotMatter() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "pä s3cret € 😀")) {
      Process flag =
          jar.sh(
              "LC_ALL=C; export LC_ALL; rcon exec "
                  + RconJar.target(server)
                  + "-p 'pä s3cret € 😀' echo ü €");
      assertEquals("ü €\n", RconJar.out(flag));
      assertEquals(0, RconJar.end(flag), jar.err());
      Process variable =
          jar.sh(
              "LC_ALL=C; RCON_PASSWORD='pä s3cret € 😀'; export LC_ALL RCON_PASSWORD\n"
                  + "echo 'echo 😀' > '"
                  + folder.resolve("in")
                  + "'; rcon exec "
                  + RconJar.target(server)
                  + "- < '"
                  + folder.resolve("in")
                  + "'");
      assertEquals("😀\n", RconJar.out(variable));
      assertEquals(0, RconJar.end(variable), jar.err());
    }
  }

  @Test
  void aFleetFileWithPasswordsThatOthersCanReadIsWarnedOf() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      Path fleet =
          Files.writeString(
              folder.resolve("fleet.yaml"),
              "servers: {a: {dialect: minecraft, password: s3cret, address: '127.0.0.1:"
                  + server.port()
                  + "'}}");
      Files.setPosixFilePermissions(fleet, PosixFilePermissions.fromString("rw-r--r--"));
      Process process = jar.sh("rcon exec -f '" + fleet + "' echo hi");
      assertEquals("a: hi\n", RconJar.out(process));
      assertEquals(0, RconJar.end(process), jar.err());
      assertTrue(jar.err().contains(fleet + " holds passwords and can be read by others"));
    }
  }

  @Test
  void aWarningShowsTheControlCharactersOfAFilesNameWrittenOut() throws Exception {
    Path fleet =
        Files.writeString(
            folder.resolve("\u001b[31mred.yaml"),
            "servers: {a: {dialect: minecraft, password: x, address: h}}");
    Files.setPosixFilePermissions(fleet, PosixFilePermissions.fromString("rw-r--r--"));
    Process process = jar.sh("rcon fleet check '" + fleet + "'");
    assertTrue(RconJar.out(process).endsWith("/\\x1b[31mred.yaml: ok, 1 server\n"));
    assertEquals(0, RconJar.end(process), jar.err());
    assertTrue(
        jar.err().contains("/\\x1b[31mred.yaml holds passwords and can be read by others"),
        jar.err());
    assertFalse(jar.err().contains("\u001b"), jar.err());
  }

  /** As containers mount their secrets; needs a namespace of mounts, which not all may make. */
  @Test
  void aSecretOnAReadOnlyMountIsNotWarnedOf() throws Exception {
    Path probe = folder.resolve("probe");
    Process may =
        new ProcessBuilder("unshare", "-rm", "true").redirectError(probe.toFile()).start();
    assumeTrue(RconJar.end(may) == 0, "may not make a namespace of mounts");
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      Path script =
          Files.writeString(
              folder.resolve("mount.sh"),
              "cd '"
                  + secrets
                  + "' && mount -t tmpfs tmpfs . && cd \"$PWD\" && echo s3cret > ./pw && chmod 444 ./pw"
                  + " && mount -o remount,ro \"$PWD\"\n");
      String within = "exec unshare -rm sh -c '. " + script + "; cd /; ";
      Process process =
          jar.sh(
              within
                  + "exec \"$0\" -jar \"$1\" exec "
                  + RconJar.target(server)
                  + "--password-file "
                  + secrets
                  + "/pw echo hi' "
                  + RconJar.java()
                  + " "
                  + RconJar.jar());
      assertEquals("hi\n", RconJar.out(process));
      assertEquals(0, RconJar.end(process), jar.err());
      assertEquals("", jar.err());
    }
  }

  @Test
  void aTraceShowsFramesAndNoPassword() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret")) {
      Process process = jar.sh("rcon exec --trace " + RconJar.target(server) + "-p s3cret echo hi");
      assertEquals(0, RconJar.end(process), jar.err());
      assertTrue(jar.err().contains("-->") && jar.err().contains("<--"), jar.err());
      assertTrue(jar.err().contains("65 63 68 6f 20 68 69"), jar.err());
      assertFalse(jar.err().contains("73 33 63 72 65 74"), jar.err());
    }
  }
}
