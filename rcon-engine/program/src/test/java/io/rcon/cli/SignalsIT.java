package io.rcon.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rcon.simulator.FaultyLink;
import io.rcon.simulator.FaultyNetwork;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedFleet;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.LongForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A signal in the middle of the work: every outcome is told, and the program ends. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(90)
class SignalsIT {
  @TempDir private Path folder;

  static Stream<Arguments> signals() {
    Stream<Arguments> all =
        Stream.of(arguments("TERM", 143), arguments("INT", 130), arguments("HUP", 129));
    return all.limit(LongForm.or(3, 1));
  }

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
  void nohupKeepsItRunning() throws Exception {
    Process process = jar.sh("trap '' HUP; rcon watch --simulate 9 --interval 500ms --plain");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    out.readLine();
    RconJar.signal("HUP", process);
    readUntil(out, process, "READY 9");
    readUntil(out, process, "READY 9");
    RconJar.signal("TERM", process);
    List<String> rest = out.lines().toList();
    assertEquals(143, RconJar.end(process), rest + jar.err());
  }

  private static long count(List<String> lines, String word) {
    return lines.stream().filter(line -> line.contains(word)).count();
  }

  @ParameterizedTest
  @MethodSource("signals")
  void aBroadcastTellsWhatBecameOfEveryServer(String signal, int code) throws Exception {
    try (SimulatedFleet servers = SimulatedFleet.start(30, "s3cret", "minecraft", "source");
        FaultyNetwork network = new FaultyNetwork()) {
      StringBuilder file =
          new StringBuilder("defaults: {dialect: minecraft, password: s3cret}\nservers:\n");
      for (int i = 0; i < 30; i++) {
        SimulatedServer server = servers.servers().get(i);
        int port = server.port();
        if (i >= 20) {
          // Connected, and then silent: its command waits for the login and is never sent.
          FaultyLink link = network.to(server);
          link.cut();
          port = link.port();
        } else if (i >= 10) {
          server.reply("save-all", ScriptedReply.text("late").after(Duration.ofMinutes(1)));
        } else {
          server.reply("save-all", "saved");
        }
        file.append(
            String.format(
                "  s%02d: {address: \"127.0.0.1:%d\", dialect: %s}%n",
                i, port, server.game().name()));
      }
      Path fleet = Files.writeString(folder.resolve("fleet.yaml"), file);
      Process process =
          jar.sh("rcon exec -f '" + fleet + "' --all --timeout 60s -o ndjson save-all");
      await().atMost(Duration.ofSeconds(20)).until(() -> servers.counts().commandsExecuted() == 20);
      // The quick answers are told while the others are awaited.
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      for (int i = 0; i < 10; i++) {
        String line = out.readLine();
        assertTrue(line.contains("\"text\":\"saved\""), line);
      }
      RconJar.signal(signal, process);
      List<String> lines = out.lines().toList();
      assertEquals(code, RconJar.end(process), jar.err());
      assertEquals(20, lines.size(), lines.toString());
      assertEquals(20, count(lines, "\"error\":\"CANCELLED\""), lines.toString());
      assertEquals(10, count(lines, "\"delivery\":\"UNKNOWN\""), lines.toString());
      assertEquals(10, count(lines, "\"delivery\":\"NOT_SENT\""), lines.toString());
      for (int i = 10; i < 30; i++) {
        assertEquals(1, count(lines, "\"server\":\"s" + i + "\""), lines.toString());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130"})
  void linesFromStandardInputTellWhatBecameOfEach(String signal, int code) throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      Process process =
          jar.sh("rcon exec " + RconJar.target(server) + "-p s3cret --timeout 60s -o ndjson -");
      // Standard input stays open: the end must not wait for it.
      OutputStream in = process.getOutputStream();
      in.write("echo one\nslow 60000 x\necho three\n".getBytes(StandardCharsets.UTF_8));
      in.flush();
      await().atMost(Duration.ofSeconds(20)).until(() -> server.commandsExecuted() == 2);
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String first = out.readLine();
      assertTrue(first.contains("\"text\":\"one"), first);
      RconJar.signal(signal, process);
      List<String> lines = out.lines().toList();
      assertEquals(code, RconJar.end(process), jar.err());
      assertEquals(2, lines.size(), lines.toString());
      assertTrue(lines.get(0).contains("\"delivery\":\"UNKNOWN\""), lines.get(0));
      assertTrue(lines.get(1).contains("\"delivery\":\"NOT_SENT\""), lines.get(1));
      assertEquals(2, server.commandsExecuted());
    }
  }

  @ParameterizedTest
  @MethodSource("signals")
  void aWatchEndsWithItsSummary(String signal, int code) throws Exception {
    Process process = jar.sh("rcon watch --simulate 20 --interval 500ms --plain");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); !line.contains("20"); line = out.readLine()) {
      assertTrue(process.isAlive(), line);
    }
    RconJar.signal(signal, process);
    List<String> rest = out.lines().toList();
    assertEquals(code, RconJar.end(process), jar.err());
    assertTrue(count(rest, "answered") > 0, rest.toString());
  }

  @Test
  void simulatedServersEndWithTheWatchThatIsKilled() throws Exception {
    Process process = jar.sh("rcon watch --simulate 20 --interval 500ms --plain --http off");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    readUntil(out, process, "READY");
    List<ProcessHandle> servers = process.descendants().toList();
    assertEquals(1, servers.size(), servers.toString());
    process.destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** The file itself stays as it is: only the signal has it read again. */
  @Test
  void aHangUpHasAWatchReadWhatItsFileNames() throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      Path password = Files.writeString(folder.resolve("password"), "hunter2\n");
      guard(password);
      Path fleet =
          Files.writeString(
              folder.resolve("fleet.yaml"),
              "servers:\n  craft: {address: \"127.0.0.1:%d\", dialect: minecraft, password_file: password}\n"
                  .formatted(server.port()));
      Process process = jar.sh("rcon watch -f '" + fleet + "' --interval 500ms --plain --http off");
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      readUntil(out, process, "REFUSED 1");
      guard(FollowedFile.write(password, "s3cret\n"));
      RconJar.signal("HUP", process);
      readUntil(out, process, "READY 1");
      assertTrue(jar.err().contains("refused the login are tried again: 1"), jar.err());
      FollowedFile.write(fleet, "servers: [\n");
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> jar.err().contains("the fleet stays as it was"));
      RconJar.signal("HUP", process);
      readUntil(out, process, "READY 1");
      readUntil(out, process, "READY 1");
      assertEquals(2, jar.err().split("the fleet stays as it was", -1).length, jar.err());
    }
  }

  private static void guard(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void readUntil(BufferedReader out, Process process, String words)
      throws Exception {
    String line = out.readLine();
    while (line != null && !line.contains(words)) {
      line = out.readLine();
    }
    assertNotNull(line, () -> "ended without " + words + ", alive: " + process.isAlive());
  }

  /** Nobody reads what it prints, so it cannot go on, and the first signal does not reach it. */
  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130"})
  void aSecondSignalEndsEvenWhatHangs(String signal, int code) throws Exception {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "s3cret")) {
      Process process =
          jar.sh("rcon exec " + RconJar.target(server) + "-p s3cret --timeout 60s big 1000000");
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> process.getInputStream().available() > 60_000);
      RconJar.signal(signal, process);
      assertFalse(process.waitFor(1, TimeUnit.SECONDS), "nothing hangs in this test");
      RconJar.signal(signal, process);
      assertEquals(code, RconJar.end(process));
    }
  }
}
