package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class LinesTest {
  private final Run run = new Run();
  private SimulatedServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private int lines(String game, String... options) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("exec", "-t", game, "-a", "127.0.0.1:" + server.port(), "-p", "s3cret"));
    all.addAll(List.of(options));
    all.add("-");
    return run.rcon(all.toArray(new String[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft"})
  void moreLinesThanAnyQueueTakesAreAnsweredInTheirOrder(String game) {
    server = SimulatedServer.start(game, "s3cret");
    StringBuilder input = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      input.append("echo ü").append(i).append(i % 10 == 0 ? "\n\n   \n" : "\n");
      expected.append("ü").append(i).append('\n');
    }
    run.input(input.toString());
    assertEquals(0, lines(game), run.err());
    assertEquals(expected.toString(), run.out());
  }

  @Test
  void someThatFailAreToldInTheirPlace() {
    server = SimulatedServer.start("source", "s3cret");
    run.input("echo a\necho " + "x".repeat(2000) + "\necho c\n");
    assertEquals(1, lines("source", "-o", "json"), run.err());
    assertEquals(3, run.outLines().size());
    assertTrue(run.outLines().get(1).contains("COMMAND_REJECTED"), run.out());
    assertTrue(run.outLines().get(2).contains("\"text\":\"c\""), run.out());
  }

  @Test
  void aReplyIsToldWhileInputIsStillOpen() throws Exception {
    server = SimulatedServer.start("minecraft", "s3cret");
    PipedOutputStream typed = new PipedOutputStream();
    run.input(new PipedInputStream(typed));
    CompletableFuture<Integer> code = Background.supply(() -> lines("minecraft"));
    for (int i = 1; i <= 3; i++) {
      typed.write(("echo " + i + "\n").getBytes(StandardCharsets.UTF_8));
      typed.flush();
      int told = i;
      Awaitility.await().until(() -> run.outLines().size() == told);
    }
    typed.close();
    assertEquals(0, code.get(10, TimeUnit.SECONDS));
    assertEquals("1\n2\n3\n", run.out());
  }

  @Test
  void ctrlCTellsWhatBecameOfEveryCommandThatWasTaken() throws Exception {
    server = SimulatedServer.start("minecraft", "s3cret");
    PipedOutputStream typed = new PipedOutputStream();
    run.input(new PipedInputStream(typed));
    Console console = run.console();
    CompletableFuture<Integer> code = Background.supply(() -> lines("minecraft", "-o", "json"));
    typed.write("echo a\nslow 60000 b\necho c\n".getBytes(StandardCharsets.UTF_8));
    typed.flush();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> run.outLines().size() == 1 && server.commandsExecuted() == 2);
    console.interrupts().raise();
    assertEquals(130, code.get(10, TimeUnit.SECONDS));
    assertEquals(3, run.outLines().size(), run.out());
    assertTrue(run.outLines().get(0).contains("\"text\":\"a\""), run.out());
    String cancelled = "\"error\":\"CANCELLED\"";
    assertTrue(run.outLines().get(1).contains(cancelled), run.out());
    assertTrue(run.outLines().get(1).contains("\"delivery\":\"UNKNOWN\""), run.out());
    assertTrue(run.outLines().get(2).contains(cancelled), run.out());
    assertTrue(run.outLines().get(2).contains("\"delivery\":\"NOT_SENT\""), run.out());
  }

  @Test
  void aClosedPipeEndsQuietly() {
    server = SimulatedServer.start("minecraft", "s3cret");
    run.input("echo a\n".repeat(500)).output(failing("Broken pipe"));
    assertEquals(0, lines("minecraft"));
    assertEquals("", run.err());
    assertTrue(server.commandsExecuted() < 500);
  }

  @Test
  void aFullDiskIsAFailure() {
    server = SimulatedServer.start("minecraft", "s3cret");
    run.input("echo a\n").output(failing("No space left on device"));
    assertEquals(1, lines("minecraft"));
    assertEquals("rcon: cannot write the output: No space left on device\n", run.err());
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void inputThatIsNotUtf8IsRefusedWithItsLine() {
    server = SimulatedServer.start("minecraft", "s3cret");
    byte[] latin = "echo a\necho ä\necho b\n".getBytes(StandardCharsets.ISO_8859_1);
    run.input(new ByteArrayInputStream(latin));
    assertEquals(2, lines("minecraft"));
    assertEquals("a\n", run.out());
    assertTrue(run.err().contains("line 2 of standard input is not UTF-8"), run.err());
    assertEquals(1, server.commandsExecuted());
  }
}
