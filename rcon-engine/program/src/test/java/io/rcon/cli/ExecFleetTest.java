package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the servers of a fleet file. */
class ExecFleetTest {
  private final Run run = new Run();
  private SimulatedServer source;
  private SimulatedServer minecraft;
  private String fleet;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    source = SimulatedServer.start("source", "s3cret");
    minecraft = SimulatedServer.start("minecraft", "pä s3cret");
    fleet =
        file(
            """
            servers:
              eu-1: {address: "127.0.0.1:%d", dialect: source, password: s3cret, tags: {r: eu}}
              us-1: {address: "127.0.0.1:%d", dialect: minecraft, password: pä s3cret, tags: {r: us}}
            """
                .formatted(source.port(), minecraft.port()));
  }

  @AfterEach
  void stop() {
    source.close();
    minecraft.close();
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("fleet.yaml"), text).toString();
  }

  @Test
  void everyLineBearsTheNameOfItsServer() {
    assertEquals(0, run.rcon("exec", "-f", fleet, "--all", "echo", "hi"), run.err());
    assertEquals(Set.of("eu-1: hi", "us-1: hi"), new TreeSet<>(run.outLines()));
  }

  @Test
  void aSelectorChooses() {
    assertEquals(0, run.rcon("exec", "-f", fleet, "-l", "r=us", "-o", "json", "echo", "hi"));
    assertEquals(1, run.outLines().size());
    assertTrue(run.out().startsWith("{\"server\":\"us-1\",\"command\":\"echo hi\",\"ok\":true"));
    assertEquals(0, source.connectionsAccepted());
  }

  @Test
  void aSelectorThatChoosesNobodyIsWrongUsage() {
    assertEquals(2, run.rcon("exec", "-f", fleet, "-l", "r=asia", "list"));
    assertTrue(run.err().contains("none of the 2 servers"), run.err());
    assertEquals(2, run.rcon("exec", "-f", fleet, "-l", "r==(", "list", "-x"));
  }

  @Test
  void oneThatFailsIsToldAndCounted() {
    minecraft.close();
    assertEquals(1, run.rcon("exec", "-f", fleet, "--all", "echo", "hi"));
    assertEquals("eu-1: hi\n", run.out());
    assertTrue(run.err().startsWith("rcon: us-1: "), run.err());
    assertEquals(0, run.rcon("exec", "-f", fleet, "--all", "--fail-on", "all", "echo", "hi"));
    assertEquals(3, run.rcon("exec", "-f", fleet, "-l", "name=us-1", "echo", "hi"));
    assertEquals(0, run.rcon("exec", "-f", fleet, "-l", "r=us", "--fail-on", "none", "echo", "hi"));
  }

  @Test
  void linesGoToAllAndAreAnsweredInOrder() {
    run.input("echo a\necho b\n");
    assertEquals(0, run.rcon("exec", "-f", fleet, "--all", "-"), run.err());
    assertEquals("eu-1: a\nus-1: a\neu-1: b\nus-1: b\n", run.out());
  }

  @Test
  void aTableShowsAll() {
    assertEquals(0, run.rcon("exec", "-f", fleet, "--all", "-o", "table", "echo", "hi"), run.err());
    assertEquals(3, run.outLines().size(), run.out());
  }

  @Test
  void progressIsShownAtATerminalOnly() {
    assertEquals(0, run.rcon("exec", "-f", fleet, "--all", "echo", "hi"));
    assertEquals("2 ok, 0 failed\n", run.err());
    Run terminal = new Run().terminal("");
    assertEquals(0, terminal.rcon("exec", "-f", fleet, "--all", "echo", "hi"));
    assertTrue(terminal.err().contains(" of 2 done"), terminal.err());
  }

  @Test
  void checkAndWatchAndShellWorkOnFleets() {
    assertEquals(0, run.rcon("check", "-f", fleet), run.err());
    assertEquals(2, run.outLines().size(), run.out());
    assertEquals(0, run.rcon("watch", "-f", fleet, "--for", "2s"), run.out());
    Run shell = new Run().input("echo x\n");
    assertEquals(0, shell.rcon("shell", "-f", fleet, "-l", "r=eu"), shell.err());
    assertEquals("eu-1: x\n", shell.out());
  }

  @Test
  void aMistakeInTheFileIsToldWithItsPlace() throws IOException {
    String broken = file("servers:\n  a: {addres: 10.0.0.7}\n");
    assertEquals(2, run.rcon("exec", "-f", broken, "--all", "list"));
    assertTrue(run.err().contains("fleet.yaml") && run.err().contains("2"), run.err());
  }

  @Test
  void theEnvironmentsPasswordIsForServersWithoutOne() throws IOException {
    String without =
        file(
            "servers:\n  a: {address: \"127.0.0.1:%d\", dialect: source}\n"
                .formatted(source.port()));
    run.variable("RCON_PASSWORD", "s3cret");
    assertEquals(0, run.rcon("exec", "-f", without, "--all", "echo", "hi"), run.err());
    assertEquals(
        5, run.rcon("exec", "-f", without, "--all", "-p", "hunter2wrong", "echo", "hi"), run.err());
  }
}
