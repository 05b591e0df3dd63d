package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.Mishap;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecExpectCloseTest {
  private final Run run = new Run();
  private SimulatedServer server;

  @BeforeEach
  void start() {
    server = SimulatedServer.start("source", "s3cret");
    server.mishap("quit"::equals, new Mishap.Close());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int exec(String... more) {
    List<String> words = new ArrayList<>(List.of("exec", "-t", "source"));
    words.addAll(List.of("-a", "127.0.0.1:" + server.port(), "-p", "s3cret"));
    words.addAll(List.of("--expect-close"));
    words.addAll(List.of(more));
    return run.rcon(words.toArray(String[]::new));
  }

  @Test
  void aServerThatClosesIsASuccess() {
    assertEquals(0, exec("quit"), run.err());
    assertEquals("", run.err());
  }

  @Test
  void jsonSaysThatTheCloseWasTheEnd() {
    assertEquals(0, exec("-o", "json", "quit"), run.err());
    assertTrue(run.out().contains("\"ok\":true"), run.out());
    assertTrue(run.out().contains("\"end\":\"CLOSED\""), run.out());
  }

  @Test
  void ofSeveralCommandsOnlyTheLastIsMeantToStopTheServer() {
    assertEquals(0, exec("-c", "echo saved", "-c", "quit"), run.err());
    assertEquals("saved\n\n", run.out());
    assertEquals(
        List.of("echo saved", "quit"),
        server.requests().stream().map(RecordedRequest::command).toList());
  }

  @Test
  void aCloseAtAnEarlierCommandIsAFailure() {
    assertEquals(7, exec("-c", "quit", "-c", "echo saved"), run.out());
    assertTrue(run.err().contains("DISCONNECTED"), run.err());
  }

  @Test
  void aServerThatStillAnswersAfterTheTimeoutFails() {
    assertEquals(4, exec("--timeout", "300ms", "echo here"), run.out());
    assertTrue(run.err().contains("TIMED_OUT"), run.err());
    assertTrue(run.err().contains("may have run the command"), run.err());
  }

  @Test
  void aFileOfLinesIsRefused() {
    assertEquals(2, exec("-"), run.out());
    assertTrue(run.err().contains("--expect-close is for one command"), run.err());
    assertEquals(0, server.connectionsAccepted());
  }
}
