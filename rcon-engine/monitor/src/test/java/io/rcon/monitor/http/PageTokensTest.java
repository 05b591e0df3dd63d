package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTokensTest {
  private static final String ANNA = "s3cret-of-anna-battery";
  private static final String BERT = "s3cret-of-bert-battery";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("tokens"), "anna " + ANNA + "\nbert " + BERT + "\n");
  }

  @Test
  void whoIsTakenOutIsOutAndWhoIsAddedIsIn() throws IOException {
    PageTokens tokens = new PageTokens(file);
    AccessTokens.Holder anna = tokens.tokens().holder(ANNA);
    assertNotNull(anna);
    Files.writeString(file, "bert " + BERT + "\ncleo s3cret-of-cleo-battery\n");
    tokens.refresh();
    assertNull(tokens.tokens().holder(ANNA));
    assertFalse(tokens.tokens().has(anna));
    assertNotNull(tokens.tokens().holder("s3cret-of-cleo-battery"));
  }

  @Test
  void aFileOfWindowsIsReadAndOneWithoutEndIsNot() throws IOException {
    Files.writeString(file, "\uFEFFanna " + ANNA + "\r\n\r\nbert " + BERT + "\r\n");
    PageTokens tokens = new PageTokens(file);
    assertNotNull(tokens.tokens().holder(ANNA));
    assertNotNull(tokens.tokens().holder(BERT));
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    tokens.refresh();
    tokens.refresh();
    assertNull(tokens.tokens().holder(ANNA));
  }

  @Test
  void anUnusableFileLetsNobodyInFromTheSecondLookOnUntilItIsMended() throws IOException {
    PageTokens tokens = new PageTokens(file);
    for (String useless : new String[] {"", "anna short\n", "\0"}) {
      Files.writeString(file, useless);
      tokens.refresh();
      assertNotNull(tokens.tokens().holder(ANNA), "an editor may be writing it");
      tokens.refresh();
      assertNull(tokens.tokens().holder(ANNA));
      write();
      tokens.refresh();
      assertNotNull(tokens.tokens().holder(ANNA));
    }
    Files.delete(file);
    tokens.refresh();
    tokens.refresh();
    assertNull(tokens.tokens().holder(BERT));
    assertThrows(IOException.class, () -> new PageTokens(file));
  }

  @Test
  void loginsAndStreamsEndWithTheirToken() throws Exception {
    try (WatchedOverHttp watched = new WatchedOverHttp(file, false)) {
      String anna = watched.login(ANNA);
      String bert = watched.login(BERT);
      CompletableFuture<HttpResponse<Stream<String>>> byCookie = stream(watched, "Cookie", anna);
      CompletableFuture<HttpResponse<Stream<String>>> byBearer =
          stream(watched, "Authorization", "Bearer " + ANNA);
      HttpResponse<Stream<String>> first = byCookie.get();
      HttpResponse<Stream<String>> second = byBearer.get();
      assertEquals(200, first.statusCode());
      assertEquals(200, second.statusCode());
      Files.writeString(file, "bert " + BERT + "\n");
      await().until(() -> watched.get("/api/servers", "Cookie", anna).statusCode() == 401);
      assertEquals(
          401, watched.get("/api/servers", "Authorization", "Bearer " + ANNA).statusCode());
      assertEquals(200, watched.get("/api/servers", "Cookie", bert).statusCode());
      // Each is over, or this would wait for ever.
      assertTrue(first.body().count() > 0);
      assertTrue(second.body().count() > 0);
    }
  }

  private static CompletableFuture<HttpResponse<Stream<String>>> stream(
      WatchedOverHttp watched, String header, String value) {
    return watched.client.sendAsync(
        HttpRequest.newBuilder(watched.uri("/api/events")).header(header, value).build(),
        BodyHandlers.ofLines());
  }
}
