package io.rcon.games;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are no game, or mean ill. */
@Timeout(60)
class RestHostileTest {
  private static final byte[] LETTERS = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

  private static RestCommands open(int port) {
    Dialect small = RestDialects.PALWORLD.with(d -> d.name("small").maxReply(100_000));
    return RestCommands.open(small, "127.0.0.1", port, Secret.of("s3cret"))
        .with(c -> c.timeout(Duration.ofSeconds(30)));
  }

  private static RconException failure(CompletableFuture<?> future) {
    return RestCommandsTest.failure(RconException.class, future);
  }

  @ParameterizedTest
  @CsvSource({
    "301, PROTOCOL_VIOLATION, ANSWERED",
    "400, COMMAND_REJECTED, ANSWERED",
    "401, LOGIN_REFUSED, ANSWERED",
    "403, LOGIN_REFUSED, ANSWERED",
    "404, COMMAND_REJECTED, ANSWERED",
    "408, PROTOCOL_VIOLATION, UNKNOWN",
    "429, OVERLOADED, ANSWERED",
    "500, PROTOCOL_VIOLATION, UNKNOWN",
    "503, PROTOCOL_VIOLATION, UNKNOWN",
    "999, PROTOCOL_VIOLATION, UNKNOWN"
  })
  void should_tell_what_a_status_means(int status, String code, Delivery delivery)
      throws Exception {
    String body = "no\u001b[31m\u202e";
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String answer =
        "HTTP/1.1 " + status + " x\nLocation: http://127.0.0.1:1/\nContent-Length: " + length;
    try (RawHttp server = RawHttp.of(answer + "\n\n" + body);
        RestCommands commands = open(server.port())) {
      RconException told = failure(commands.save());
      assertEquals(code, told.code());
      assertEquals(delivery, told.delivery());
      assertTrue(told.getMessage().contains("HTTP " + status), told.getMessage());
      assertTrue(told.getMessage().chars().allMatch(c -> c >= ' ' && c != 0x202e));
      assertEquals(1, server.heads().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n\n", "Content-Length: 999999999999\n\n", "Transfer-Encoding: chunked\n\n"})
  void should_read_no_more_of_an_endless_body_than_may_be(String head) throws Exception {
    AtomicLong written = new AtomicLong();
    boolean chunked = head.startsWith("T");
    RawHttp.Answer endless =
        out -> {
          write(out, "HTTP/1.1 200 OK\r\n" + head.strip() + "\r\n\r\n");
          for (int i = 0; i < 10_000; i++) {
            write(out, chunked ? "10000\r\n" : "");
            out.write(LETTERS);
            write(out, chunked ? "\r\n" : "");
            written.addAndGet(LETTERS.length);
          }
        };
    try (RawHttp server = new RawHttp(endless);
        RestCommands commands = open(server.port())) {
      RconException told = failure(commands.status());
      assertEquals("PROTOCOL_VIOLATION", told.code());
      assertTrue(told.getMessage().contains("max_reply"), told.getMessage());
    }
    assertTrue(written.get() < 10_000L * LETTERS.length, "all of it was read");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\nContent-Length: 5\n\nO",
        "HTTP/1.1 200 OK\nX: " + "\n\n",
        "HTTP/1.1 200 OK"
      })
  void should_not_wait_for_ever_for_an_answer(String begun) throws Exception {
    String answer = begun.endsWith("\n\n") ? begun.replace("X: ", "Content-Length: 5") : begun;
    try (RawHttp server = RawHttp.of(answer);
        RestCommands commands = open(server.port()).with(c -> c.timeout(Duration.ofMillis(200)))) {
      assertEquals("TIMED_OUT", failure(commands.save()).code());
    }
  }

  @Test
  void should_not_know_of_a_command_that_has_left() throws Exception {
    try (RawHttp server = new RawHttp(out -> {});
        RestCommands commands = open(server.port())) {
      CompletableFuture<?> saved = commands.save();
      await().until(() -> server.heads().size() == 1);
      saved.cancel(false);
      RconException cancelled = failure(saved);
      assertEquals("CANCELLED", cancelled.code());
      assertEquals(Delivery.UNKNOWN, cancelled.delivery());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\n", "HTTP/9.9 abc\n\n", "\u0000\u0001\u0002\n\n"})
  void should_tell_that_it_is_no_http(String words) throws Exception {
    try (RawHttp server = RawHttp.of(words);
        RestCommands commands = open(server.port())) {
      RconException told = failure(commands.save());
      assertEquals("PROTOCOL_VIOLATION", told.code(), told.getMessage());
      assertEquals(Delivery.UNKNOWN, told.delivery());
    }
  }

  @Test
  void should_tell_that_the_connection_was_lost() throws Exception {
    RawHttp.Answer cut =
        out -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nO");
          throw new IOException("enough");
        };
    try (RawHttp server = new RawHttp(cut);
        RestCommands commands = open(server.port())) {
      RconException lost = failure(commands.save());
      assertEquals("DISCONNECTED", lost.code(), lost.getMessage());
      assertEquals(Delivery.UNKNOWN, lost.delivery());
      assertEquals(1, server.heads().size(), "it is never sent twice");
    }
  }

  @Test
  void should_not_follow_elsewhere_with_the_password() throws Exception {
    try (RawHttp other = RawHttp.of("HTTP/1.1 200 OK\nContent-Length: 2\n\nOK");
        RawHttp server =
            RawHttp.of(
                "HTTP/1.1 307 x\nLocation: http://127.0.0.1:"
                    + other.port()
                    + "/v1/api/save\nContent-Length: 0\n\n");
        RestCommands commands = open(server.port())) {
      assertTrue(failure(commands.save()).getMessage().contains("elsewhere"));
      assertEquals(0, other.heads().size());
    }
  }

  @Test
  void should_send_the_password_in_a_field_and_not_in_the_path() throws Exception {
    try (RawHttp server = RawHttp.of("HTTP/1.1 200 OK\nContent-Length: 2\n\nOK");
        RestCommands commands = open(server.port())) {
      commands.save().join();
      String head = server.heads().get(0);
      assertTrue(head.startsWith("POST /v1/api/save HTTP/1.1\n"), head);
      assertTrue(head.contains("Authorization: Basic YWRtaW46czNjcmV0\n"), head);
    }
  }

  @Test
  void should_give_the_password_to_no_proxy_of_the_jvm() {
    HttpClients shared = HttpClients.take(Optional.empty());
    try {
      assertEquals(Optional.of(HttpClient.Builder.NO_PROXY), shared.client().proxy());
      assertTrue(shared.client().authenticator().isEmpty());
    } finally {
      shared.leave();
    }
  }

  @Test
  void should_tell_where_nothing_listens() throws Exception {
    try (RestCommands commands = open(FreePorts.next())) {
      RconException none = failure(commands.save());
      assertEquals("UNREACHABLE", none.code());
      assertEquals(Delivery.NOT_SENT, none.delivery());
    }
    try (RestCommands commands =
        RestCommands.open(RestDialects.PALWORLD, "no-such.invalid", 1, Secret.of("s3cret"))) {
      assertTrue(failure(commands.save()).getMessage().contains("has no address"));
    }
  }

  @Test
  void should_send_no_password_where_nobody_speaks_tls() throws Exception {
    try (RawHttp server = new RawHttp(out -> {});
        RestCommands commands =
            RestCommands.open(
                Server.of(RestDialects.PALWORLD, "127.0.0.1", server.port(), Secret.of("s3cret"))
                    .withTls(Tls.systemTrust())
                    .timeout(Duration.ofMillis(300)))) {
      assertEquals("TIMED_OUT", failure(commands.save()).code());
    }
  }
}
