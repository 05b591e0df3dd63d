package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecTest {
  private final Run run = new Run();
  private SimulatedServer server;

  @BeforeEach
  void start() {
    server = SimulatedServer.start("source", "s3cret");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String address() {
    return "127.0.0.1:" + server.port();
  }

  private int exec(String... more) {
    String[] first = {"exec", "-t", "source", "-a", address(), "-p", "s3cret"};
    String[] all = new String[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return run.rcon(all);
  }

  @Test
  void joinsItsWordsIntoOneCommand() {
    assertEquals(0, exec("echo", "-p", "what  is", "@this"), run.err());
    assertEquals("-p what  is @this\n", run.out());
    assertEquals("echo -p what  is @this", server.requests().get(0).command());
  }

  @Test
  void twoDashesEndTheOptionsToo() {
    assertEquals(0, exec("--", "echo", "--help"), run.err());
    assertEquals("--help\n", run.out());
  }

  @Test
  void jsonTellsHowTheEndWasKnown() {
    server.reply("colours", "§aä\u001b[0m\n");
    assertEquals(0, exec("-o", "json", "colours"), run.err());
    String start =
        "{\"server\":\""
            + address()
            + "\",\"command\":\"colours\",\"ok\":true,\"text\":\"§aä\\u001B[0m\\n\","
            + "\"end\":\"PROBE\",\"possiblyTruncated\":false,\"packets\":1,\"millis\":";
    assertTrue(run.out().startsWith(start), run.out());
    assertTrue(run.out().endsWith("}\n"), run.out());
  }

  @Test
  void lingersForWhatComesAfterTheEnd() {
    server.close();
    server = SimulatedServer.start("minecraft", "s3cret");
    server.reply(
        "list",
        ScriptedReply.text("x".repeat(10_000))
            .with(new Mishap.Frames(4086, Duration.ofMillis(30))));
    String[] list = {"exec", "-t", "minecraft", "-a", address(), "-p", "s3cret", "list"};
    assertEquals(0, run.rcon(list), run.err());
    assertEquals("x".repeat(4086) + "\n", run.out());
    List<String> lines = run.err().lines().toList();
    assertEquals(2, lines.size(), run.err());
    assertTrue(lines.get(0).contains(" bytes came after the end of an answer"), run.err());
    assertTrue(lines.get(0).endsWith("try dialect generic, source"), run.err());
    assertTrue(lines.get(1).endsWith(": there may be more than what came"), run.err());
  }

  @Test
  void lingersAfterTheLastOfManyLines() {
    server.close();
    server = SimulatedServer.start("minecraft", "s3cret");
    server.reply(
        "list",
        ScriptedReply.text("x".repeat(5000)).with(new Mishap.Frames(4086, Duration.ofMillis(30))));
    run.input("echo a\nlist\n");
    assertEquals(
        0, run.rcon("exec", "-t", "minecraft", "-a", address(), "-p", "s3cret", "-"), run.err());
    assertTrue(run.err().contains(" bytes came after the end of an answer"), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "slow 60000 x, 4, TIMED_OUT, UNKNOWN",
    "drop, 7, DISCONNECTED, UNKNOWN",
  })
  void failuresHaveTheirCodes(String command, int code, String error, String delivery) {
    assertEquals(code, exec("--timeout", "400ms", "-o", "ndjson", command), run.out());
    assertTrue(run.out().contains("\"ok\":false,\"error\":\"" + error + "\""), run.out());
    assertTrue(run.out().contains("\"delivery\":\"" + delivery + "\""), run.out());
  }

  @Test
  void aCommandThatTheDialectForbidsIsNotSent() {
    assertEquals(2, exec("-o", "json", "echo", "x".repeat(2000)), run.out());
    assertTrue(run.out().contains("\"error\":\"COMMAND_REJECTED\""), run.out());
    assertTrue(run.out().contains("\"delivery\":\"NOT_SENT\""), run.out());
    assertEquals(0, server.commandsExecuted());
  }

  @Test
  void aWrongPasswordHasItsCode() {
    assertEquals(
        5, run.rcon("exec", "-t", "source", "-a", address(), "-p", "hunter2wrong", "list"));
    assertEquals(
        "rcon: "
            + address()
            + ": the server refused the password; not tried again (LOGIN_REFUSED; the command was"
            + " not sent); give the right password and run it again\n",
        run.err());
    assertEquals("", run.out());
  }

  @Test
  void aPortWhereNobodyListensHasItsCode() {
    String address = "127.0.0.1:" + FreePorts.next();
    assertEquals(3, run.rcon("exec", "-t", "source", "-a", address, "-p", "s3cret", "list"));
    assertTrue(run.err().startsWith("rcon: " + address + ": "), run.err());
    assertTrue(run.err().contains("UNREACHABLE; the command was not sent"), run.err());
  }

  @Test
  void aPeerThatSpeaksSomethingElseHasItsCode() throws IOException {
    try (ServerSocket web = new ServerSocket(0)) {
      Thread answer =
          new Thread(() -> {
            try (var peer = web.accept()) {
              peer.getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              peer.getOutputStream().flush();
              peer.getInputStream().readAllBytes();
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      answer.setDaemon(true);
      answer.start();
      String address = "127.0.0.1:" + web.getLocalPort();
      int code = run.rcon("exec", "-t", "source", "-a", address, "-p", "s3cret", "list");
      assertEquals(6, code, run.err());
      assertTrue(run.err().contains("HTTP"), run.err());
    }
  }

  @Test
  void theEnvironmentGivesWhatFlagsDoNot() {
    run.variable("RCON_TYPE", "source")
        .variable("RCON_HOST", "127.0.0.1")
        .variable("RCON_PORT", String.valueOf(server.port()))
        .variable("RCON_PASSWORD", "s3cret");
    assertEquals(0, run.rcon("exec", "echo", "hi"), run.err());
    run.variable("RCON_ADDRESS", "127.0.0.1:1");
    assertEquals(3, run.rcon("exec", "echo", "hi"), run.err());
    assertEquals(0, run.rcon("exec", "-a", address(), "echo", "hi"), run.err());
    run.variable("RCON_PASSWORD", "hunter2wrong");
    assertEquals(0, run.rcon("exec", "-a", address(), "-p", "s3cret", "echo", "hi"), run.err());
  }

  @Test
  void aTableShowsOneRow() {
    assertEquals(0, exec("-o", "table", "echo", "hi"), run.err());
    assertEquals(2, run.outLines().size());
    assertTrue(run.outLines().get(1).startsWith(address()), run.out());
  }
}
