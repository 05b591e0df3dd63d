package io.rcon.monitor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rcon.monitor.Health;
import io.rcon.monitor.audit.AuditCheck;
import io.rcon.monitor.audit.AuditLog;
import io.rcon.testing.LongForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of every kind with bytes changed, put in, taken out and doubled. */
class HttpFuzzTest {
  private static final String TOKEN = "s3cret-horse-battery";
  private static final int REQUESTS = LongForm.or(5_000, 200);
  private static final String[] PIECES = {
    "%00",
    "%2F",
    "..",
    "//",
    "\r\n",
    "\r\n\r\n",
    "\0",
    "{",
    "\"",
    "\\u0000",
    "[[[[",
    "-1",
    "9999999999999",
    "Transfer-Encoding: chunked\r\n",
    "Content-Length: 5\r\n",
    "Host: evil\r\n",
    ";",
    "?",
    "%",
    "\u00ff"
  };

  @TempDir Path folder;

  @Test
  void noneIsAnsweredByAFailureAndAllGoesOn() throws Exception {
    Path tokens = Files.writeString(folder.resolve("tokens"), "anna " + TOKEN + "\n");
    Path file = folder.resolve("fleet.audit");
    try (AuditLog audit = AuditLog.open(file, news -> {});
        WatchedOverHttp fleet = new WatchedOverHttp(tokens, audit).with("mc")) {
      List<String> whole = requests(fleet, fleet.login(TOKEN));
      for (int seed = 0; seed < REQUESTS; seed++) {
        byte[] request = spoiled(whole, new Random(seed));
        String answer = answer(fleet, request);
        String status = answer.lines().findFirst().orElse("");
        assertFalse(status.startsWith("HTTP/1.1 500"), "seed " + seed + ": " + answer);
        assertFalse(answer.contains("Exception"), "seed " + seed + ": " + answer);
      }
      for (String each : whole) {
        String answer = answer(fleet, each.getBytes(StandardCharsets.ISO_8859_1));
        assertFalse(answer.isEmpty(), each);
      }
      assertEquals(200, fleet.get("/health").statusCode());
      fleet.awaitHealth("mc", Health.UP);
    }
    assertEquals(List.of(), AuditCheck.of(file, "").breaks());
  }

  private static List<String> requests(WatchedOverHttp fleet, String cookie) {
    String head = " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: " + cookie + "\r\n";
    String own = "Origin: " + fleet.origin() + "\r\nRcon-Command-Id: 0123456789\r\n";
    return List.of(
        "GET /api/servers?selector=region%3Deu" + head + "\r\n",
        "GET /api/servers/mc" + head + "\r\n",
        "GET /probe?target=mc" + head + "\r\n",
        "GET /metrics" + head + "Accept-Encoding: gzip\r\n\r\n",
        "POST /api/servers/mc/commands" + head + own + body("{\"command\":\"say fuzz\"}"),
        "PUT /api/servers/mc/maintenance"
            + head
            + own
            + body("{\"reason\":\"fuzz\",\"until\":\"2026-12-01T04:00:00+01:00\"}"),
        "DELETE /api/servers/mc/maintenance" + head + own + "\r\n",
        "POST /api/logout" + head.replace("Cookie", "X-Cookie") + "\r\n");
  }

  private static String body(String json) {
    return "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
  }

  private static byte[] spoiled(List<String> whole, Random random) {
    StringBuilder text = new StringBuilder(whole.get(random.nextInt(whole.size())));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(20)));
        case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 30)));
        default -> text.insert(at, "x".repeat(random.nextInt(9000)));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What comes until the server closes, or says nothing for a while: it waits for a body then. */
  private static String answer(WatchedOverHttp fleet, byte[] request) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fleet.http.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request);
      if (!ends(request)) {
        socket.shutdownOutput();
      }
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
      }
    } catch (IOException closed) {
      // By the server, in the middle of what it would not read.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether the server can know that the request is whole; else the end of the stream tells. */
  private static boolean ends(byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    return text.startsWith("GET ")
        && text.endsWith("\r\n\r\n")
        && text.contains("Connection: close\r\n")
        && !text.contains("Content-Length")
        && !text.contains("Transfer-Encoding");
  }
}
