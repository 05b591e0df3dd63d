package io.rcon.monitor.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.config.FleetNotice;
import io.rcon.monitor.notify.HookServer.Manner;
import io.rcon.monitor.notify.WebhookAnswer.Fate;
import io.rcon.testing.FreePorts;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to webhooks' servers that mean well and to such that do not. */
class WebhookClientTest {
  private static final byte[] BODY = "{\"text\":\"x\"}".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;

  private WebhookClient client = new WebhookClient(Duration.ofSeconds(20), null);

  /** Far more than it takes, for a machine that has much to do. */
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  @AfterEach
  void end() {
    client.close();
  }

  private WebhookAnswer send(String url) throws Exception {
    FleetNotice notice = ViewsOfServers.notice(directory, url, "");
    WebhookAnswer answer =
        client.send(notice, BODY).toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertFalse(answer.words().contains("hunter2"), answer.words());
    return answer;
  }

  private WebhookAnswer send(HookServer server) throws Exception {
    return send("http://127.0.0.1:" + server.port() + "/hunter2?a=b");
  }

  private static Manner writing(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aMessageIsPostedAsJson() throws Exception {
    try (HookServer server = new HookServer(HookServer.saying("HTTP/1.1 204 No Content"))) {
      assertEquals(WebhookAnswer.delivered(), send(server));
      String request = server.requests.get(0);
      assertTrue(request.startsWith("POST /hunter2?a=b HTTP/1.1\r\n"), request);
      assertTrue(
          request.toLowerCase(Locale.ROOT).contains("content-type: application/json\r\n"), request);
      assertTrue(request.endsWith("\r\n\r\n{\"text\":\"x\"}"), request);
      assertFalse(request.contains("Upgrade"), request);
      assertEquals(WebhookAnswer.delivered(), send(server));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void noRedirectIsFollowed(int status) throws Exception {
    try (HookServer other = new HookServer(HookServer.saying("HTTP/1.1 200 OK"));
        HookServer server =
            new HookServer(
                HookServer.saying(
                    "HTTP/1.1 "
                        + status
                        + " X\r\nLocation: http://127.0.0.1:"
                        + other.port()
                        + "/"))) {
      WebhookAnswer answer = send(server);
      assertEquals(Fate.REFUSED, answer.fate());
      assertTrue(answer.words().contains("redirects are not followed"), answer.words());
      assertEquals(0, other.requests.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7, AGAIN, 7",
    "429, 0.5, AGAIN, 0",
    "429, 99999999999, AGAIN, 3600",
    "429, NaN, AGAIN, 0",
    "429, -5, AGAIN, 0",
    "429, soon, AGAIN, 0",
    "503, 30, AGAIN, 30",
    "500, '', AGAIN, 0",
    "408, '', AGAIN, 0",
    "404, 30, REFUSED, 0",
    "401, '', REFUSED, 0",
    "400, '', REFUSED, 0",
  })
  void whatTheServerSaysIsHeeded(int status, String after, Fate fate, long seconds)
      throws Exception {
    String head = "HTTP/1.1 " + status + " hunter2\r\nRetry-After: " + after;
    try (HookServer server = new HookServer(HookServer.saying(head))) {
      WebhookAnswer answer = send(server);
      assertEquals(fate, answer.fate());
      assertEquals(seconds, answer.after().toSeconds());
      assertTrue(answer.words().startsWith("HTTP " + status), answer.words());
    }
  }

  @Test
  void aDateOfTheServerIsUnderstood() {
    ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10);
    Duration rest = WebhookFailure.rest(DateTimeFormatter.RFC_1123_DATE_TIME.format(soon));
    assertTrue(rest.toMinutes() >= 5 && rest.toMinutes() <= 10, () -> "" + rest);
    assertEquals(Duration.ZERO, WebhookFailure.rest("Mon, 01 Jan 2001 00:00:00 GMT"));
  }

  @Test
  void anAnswerWithoutAnEndIsNotRead() throws Exception {
    Manner endless =
        out -> {
          writing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").answer(out);
          byte[] chunk =
              ("2000\r\n" + "x".repeat(8192) + "\r\n").getBytes(StandardCharsets.US_ASCII);
          flood(out, chunk);
        };
    try (HookServer server = new HookServer(endless)) {
      assertEquals(Fate.DELIVERED, send(server).fate());
      await().untilTrue(server.cutOff);
    }
  }

  @Test
  void aHeadWithoutAnEndIsNotReadForLong() throws Exception {
    client = new WebhookClient(Duration.ofSeconds(1), null);
    Manner endless =
        out -> {
          writing("HTTP/1.1 200 OK\r\n").answer(out);
          flood(out, ("X: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        };
    try (HookServer server = new HookServer(endless)) {
      assertEquals(Fate.AGAIN, send(server).fate());
      await().untilTrue(server.cutOff);
    }
  }

  private static void flood(OutputStream out, byte[] bytes) throws IOException {
    // Bounded, and far more than all buffers between hold.
    for (long sent = 0; sent < 1L << 32; sent += bytes.length) {
      out.write(bytes);
    }
  }

  @Test
  void aServerThatNeverAnswersIsLeft() throws Exception {
    client = new WebhookClient(Duration.ofMillis(300), null);
    try (HookServer server = new HookServer(out -> {})) {
      WebhookAnswer answer = send(server);
      assertEquals(WebhookAnswer.again("no answer in time; trying again", Duration.ZERO), answer);
    }
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(
          "no answer in time; trying again",
          send("http://127.0.0.1:" + silent.getLocalPort() + "/hunter2").words());
    }
  }

  @Test
  void whatIsNoAnswerIsTriedAgain() throws Exception {
    for (String text : new String[] {"", "hunter2\r\n\r\n", "HTTP/1.1 abc\r\n\r\n"}) {
      Manner strange =
          out -> {
            writing(text).answer(out);
            out.close();
          };
      try (HookServer server = new HookServer(strange)) {
        assertEquals(Fate.AGAIN, send(server).fate(), text);
      }
    }
    assertEquals(
        "no connection, or it broke; trying again",
        send("http://127.0.0.1:" + FreePorts.next() + "/hunter2").words());
  }

  @Test
  void theFileIsReadEachTimeAndItsErrorsDoNotQuoteIt() throws Exception {
    try (HookServer server = new HookServer(HookServer.saying("HTTP/1.1 200 OK"))) {
      FleetNotice notice =
          ViewsOfServers.notice(directory, "http://127.0.0.1:" + server.port() + "/hunter2", "");
      for (String wrong : new String[] {"http://elsewhere.example/hunter2", "", "hunter2"}) {
        Files.writeString(directory.resolve("hook"), wrong);
        WebhookAnswer answer =
            client.send(notice, BODY).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals(Fate.AGAIN, answer.fate());
        assertTrue(answer.words().contains("the file of the URL cannot be used"), answer.words());
        assertFalse(answer.words().contains("hunter2"), answer.words());
      }
      Files.delete(directory.resolve("hook"));
      assertEquals(
          Fate.AGAIN,
          client.send(notice, BODY).toCompletableFuture().get(30, TimeUnit.SECONDS).fate());
      assertEquals(0, server.requests.size());
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    assertTlsFails(Shows.SELF_SIGNED);
  }

  @Test
  void aCertificateOfAnotherHostIsRefusedAndOneOfThisTaken() throws Exception {
    PemTrustOptions ca = new PemTrustOptions().addCertValue(Buffer.buffer(TestPki.ca()));
    client = new WebhookClient(Duration.ofSeconds(20), ca);
    assertTlsFails(Shows.ELSEWHERE);
    assertTlsFails(Shows.EXPIRED);
    try (HookServer server =
        new HookServer(tls(Shows.GOOD), HookServer.saying("HTTP/1.1 200 OK"))) {
      String url = "https://127.0.0.1:" + server.port() + "/hunter2";
      assertEquals(WebhookAnswer.delivered(), send(url));
      assertEquals(WebhookAnswer.delivered(), send(url.replace("127.0.0.1", "localhost")));
    }
  }

  private void assertTlsFails(Shows shown) throws Exception {
    try (HookServer server = new HookServer(tls(shown), HookServer.saying("HTTP/1.1 200 OK"))) {
      WebhookAnswer answer = send("https://127.0.0.1:" + server.port() + "/hunter2");
      assertEquals(Fate.AGAIN, answer.fate());
      assertTrue(answer.words().startsWith("TLS failed"), answer.words());
      assertEquals(0, server.requests.size());
    }
  }

  private static ServerSocket tls(Shows shown) throws IOException {
    return TestPki.server(shown)
        .getServerSocketFactory()
        .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
