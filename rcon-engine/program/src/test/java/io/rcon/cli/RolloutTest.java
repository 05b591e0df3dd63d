package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a command from going where it was not meant to go. */
class RolloutTest {
  private static final int COUNT = 4;

  private final Run run = new Run();
  private final List<SimulatedServer> servers = new ArrayList<>();
  private String fleet;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    StringBuilder text = new StringBuilder("defaults: {dialect: source, password: s3cret}\n");
    text.append("servers:\n");
    for (int i = 0; i < COUNT; i++) {
      servers.add(SimulatedServer.start("source", "s3cret"));
      int port = server(i).port();
      text.append("  s" + i + ": {address: '127.0.0.1:" + port + "', tags: {n: '" + i + "'}}\n");
    }
    fleet = Files.writeString(folder.resolve("fleet.yaml"), text).toString();
  }

  @AfterEach
  void stop() {
    servers.forEach(SimulatedServer::close);
  }

  private SimulatedServer server(int index) {
    return servers.get(index);
  }

  private static List<String> commands(SimulatedServer server) {
    return server.requests().stream().map(RecordedRequest::command).toList();
  }

  private void nothingWasDialled() {
    assertEquals(0, servers.stream().mapToLong(SimulatedServer::connectionsAccepted).sum());
  }

  @Test
  void aWholeFleetWantsAllWhereNobodyCanBeAsked() {
    assertEquals(2, run.rcon("exec", "-f", fleet, "stop"));
    assertTrue(run.err().contains("'stop' would run on all 4 servers"), run.err());
    assertTrue(run.err().contains("--all"), run.err());
    nothingWasDialled();
    assertEquals(2, run.input("stop\n").rcon("exec", "-f", fleet, "-"));
    nothingWasDialled();
    assertEquals(0, run.rcon("exec", "-f", fleet, "--all", "echo", "x"), run.err());
    assertEquals(0, run.rcon("exec", "-f", fleet, "-l", "name=s*", "echo", "x"), run.err());
  }

  @Test
  void atATerminalItIsAsked() {
    Run no = new Run().terminal("").input("\n");
    assertEquals(2, no.rcon("exec", "-f", fleet, "echo", "x"));
    assertTrue(no.err().contains("Run 'echo x' on all 4 servers? [y/N]"), no.err());
    nothingWasDialled();
    Run yes = new Run().terminal("").input("y\n");
    assertEquals(0, yes.rcon("exec", "-f", fleet, "echo", "x"), yes.err());
    assertTrue(yes.err().endsWith("4 ok, 0 failed\n"), yes.err());
  }

  @Test
  void oneServerIsNotAskedFor() throws IOException {
    String one =
        Files.writeString(
                folder.resolve("one.yaml"),
                "servers: {a: {dialect: source, password: s3cret, address: '127.0.0.1:"
                    + server(0).port()
                    + "'}}")
            .toString();
    assertEquals(0, run.rcon("exec", "-f", one, "echo", "x"), run.err());
    assertEquals("", run.err());
  }

  @Test
  void aDryRunShowsAndDialsNothing() {
    assertEquals(
        0, run.rcon("exec", "-f", fleet, "-l", "n!=0", "--dry-run", "-c", "a b", "-c", "c"));
    assertEquals(7, run.outLines().size(), run.out());
    assertTrue(run.outLines().get(1).matches("s1 +127.0.0.1:\\d+ +source +a b"), run.out());
    assertTrue(run.err().contains("3 servers; nothing was dialled"), run.err());
    nothingWasDialled();
    Run json = new Run();
    assertEquals(0, json.rcon("exec", "-f", fleet, "--dry-run", "-o", "json", "a"));
    assertTrue(json.outLines().get(0).endsWith("\"command\":\"a\",\"dryRun\":true}"), json.out());
  }

  @Test
  void theServersCanBeListed() {
    assertEquals(0, run.rcon("exec", "-f", fleet, "-l", "n in (1, 2)", "--list"), run.err());
    assertEquals(3, run.outLines().size(), run.out());
    assertTrue(run.outLines().get(2).matches("s2 .* n=2"), run.out());
    nothingWasDialled();
  }

  @Test
  void commandsOfAServerFollowEachOther() {
    String[] arguments = {
      "exec",
      "-f",
      fleet,
      "--all",
      "--parallel",
      "1",
      "-o",
      "ndjson",
      "-c",
      "echo a",
      "-c",
      "echo b"
    };
    assertEquals(0, run.rcon(arguments), run.err());
    assertEquals(8, run.outLines().size(), run.out());
    for (int i = 0; i < COUNT; i++) {
      assertEquals(List.of("echo a", "echo b"), commands(server(i)));
      assertTrue(run.outLines().get(2 * i).contains("\"s" + i + "\",\"command\":\"echo a\""));
    }
  }

  @Test
  void afterOneThatFailedTheRestIsNotSent() {
    String[] arguments = {
      "exec", "-f", fleet, "-l", "n=0", "-o", "json", "--timeout", "1s", "-c", "drop", "-c", "stop"
    };
    assertEquals(7, run.rcon(arguments), run.out());
    assertEquals(2, run.outLines().size(), run.out());
    assertTrue(run.outLines().get(1).contains("\"command\":\"stop\",\"ok\":false"), run.out());
    assertTrue(run.outLines().get(1).contains("NOT_SENT"), run.out());
    assertEquals(List.of("drop"), commands(server(0)));
  }

  @Test
  void theOthersFollowOnlyIfTheCanariesSucceed() {
    server(1).close();
    String[] arguments = {
      "exec", "-f", fleet, "--all", "--canary", "2", "--fail-on", "none", "echo", "x"
    };
    assertEquals(1, run.rcon(arguments), run.err());
    assertTrue(run.err().endsWith("1 ok, 1 failed (UNREACHABLE: s1), 2 left alone\n"), run.err());
    assertEquals(List.of(), commands(server(2)));
    assertEquals(List.of(), commands(server(3)));
    Run well = new Run();
    String[] choice = {
      "exec", "-f", fleet, "-l", "name notin (s1)", "--canary", "1", "--delay", "10ms", "echo", "x"
    };
    assertEquals(0, well.rcon(choice), well.err());
    assertEquals("3 ok, 0 failed\n", well.err());
  }

  @Test
  void eachBeginsNoSoonerThanTheDelayAfterTheOneBefore() {
    long begun = System.nanoTime();
    assertEquals(
        0, run.rcon("exec", "-f", fleet, "--all", "--delay", "150ms", "echo", "x"), run.err());
    assertTrue(System.nanoTime() - begun >= (COUNT - 1) * 150_000_000L);
  }

  @Test
  void theSummaryNamesWhatFailed() {
    server(1).close();
    server(3).close();
    assertEquals(1, run.rcon("exec", "-f", fleet, "--all", "echo", "x"));
    assertTrue(run.err().endsWith("2 ok, 2 failed (UNREACHABLE: s1, s3)\n"), run.err());
  }

  @Test
  void commentsAreSkippedInFilesAndSentFromInput() throws IOException {
    Path file = Files.writeString(folder.resolve("c.txt"), "# first\necho a\r\n\n  # b\necho #c\n");
    String one = "n=0";
    String[] fromFile = {"exec", "-f", fleet, "-l", one, "--command-file", file.toString()};
    assertEquals(0, run.rcon(fromFile), run.err());
    assertEquals(List.of("echo a", "echo #c"), commands(server(0)));
    Run input = new Run().input("# x\necho y\n");
    input.rcon("exec", "-f", fleet, "-l", "n=1", "-");
    assertEquals(List.of("# x", "echo y"), commands(server(1)));
    Run comments = new Run().input("# x\necho y\n");
    assertEquals(0, comments.rcon("exec", "-f", fleet, "-l", "n=2", "--comments", "-"));
    assertEquals(List.of("echo y"), commands(server(2)));
    Run none = new Run();
    none.rcon("exec", "-f", fleet, "-l", "n=3", "--no-comments", "--command-file", file.toString());
    assertTrue(commands(server(3)).containsAll(List.of("# first", "echo a", "  # b")));
  }

  @Test
  void optionsAfterTheCommandAreExplained() {
    assertEquals(2, run.rcon("exec", "list", "-t", "minecraft"));
    assertTrue(run.err().contains("'-t' stands after the command"), run.err());
    assertEquals(2, run.rcon("exec", "-f", fleet, "stop", "-l", "n=1"));
    assertTrue(run.err().contains("'-l' stands after the command"), run.err());
    Run equals = new Run();
    equals.rcon("exec", "-t", "source", "list", "--password=s3cret");
    assertTrue(equals.err().contains("'--password' stands after"), equals.err());
    assertFalse(equals.err().contains("s3cret"), equals.err());
    Run sent = new Run();
    assertEquals(0, sent.rcon("exec", "-f", fleet, "-l", "n=1", "echo", "x", "-o", "json"));
    assertTrue(sent.err().contains("'-o' stands after the command"), sent.err());
    Run meant = new Run();
    assertEquals(0, meant.rcon("exec", "-f", fleet, "-l", "n=1", "--", "echo", "x", "-o", "json"));
    assertEquals("", meant.err());
  }
}
