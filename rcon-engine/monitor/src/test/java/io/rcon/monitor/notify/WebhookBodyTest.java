package io.rcon.monitor.notify;

import static io.rcon.monitor.notify.ViewsOfServers.notice;
import static io.rcon.monitor.notify.ViewsOfServers.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rcon.monitor.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a message, and what never is. */
class WebhookBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private byte[] bytes(String form, List<NoticeChange> changes) throws IOException {
    return WebhookBody.of(
        notice(directory, "https://hooks.example/s3cret", ", form: " + form),
        Instant.EPOCH,
        changes,
        0);
  }

  private JsonNode body(String form, List<NoticeChange> changes) throws IOException {
    return JSON.readTree(bytes(form, changes));
  }

  private static NoticeChange down(String name, String address) {
    return new NoticeChange(
        view(name, address, Health.DOWN, "CONNECT_FAILED"), Health.UP, Health.DOWN);
  }

  private static List<NoticeChange> many(int count, String name) {
    List<NoticeChange> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(down(name + i, "10.0.0.7:" + (1000 + i)));
    }
    return all;
  }

  @Test
  void fourHundredServersOfOneHostAreOneLine() throws Exception {
    List<NoticeChange> changes = many(400, "s");
    changes.add(
        new NoticeChange(
            view("lobby", "[2001:db8::1]:25575", Health.UP, null), Health.REFUSED, Health.UP));
    assertEquals(
        """
        rcon watch: 1 server UP, 400 servers DOWN
        DOWN 400 servers on 10.0.0.7: s0, s1, s2, s3, s4 and 395 more: CONNECT_FAILED
        UP lobby ([2001:db8::1]:25575), was REFUSED\
        """,
        body("json", changes).get("text").asText());
  }

  @Test
  void theGenericFormNamesTheServersOneByOne() throws Exception {
    JsonNode body = body("json", List.of(down("a", "10.0.0.7:1")));
    assertEquals(
        "{\"name\":\"a\",\"dialect\":\"minecraft\",\"address\":\"10.0.0.7:1\",\"from\":\"UP\","
            + "\"to\":\"DOWN\",\"since\":\"1970-01-01T00:00:00Z\",\"reason\":\"CONNECT_FAILED\"}",
        body.get("servers").get(0).toString());
    assertEquals("ops", body.get("notify").asText());
    assertEquals(0, body.get("more").asInt());
    JsonNode large = body("json", many(10_000, "s"));
    assertEquals(10_000, large.get("servers").size() + large.get("more").asInt());
    assertTrue(large.get("servers").size() >= 16, () -> "" + large.get("servers").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "discord", "slack"})
  void noMessageIsLongOrHoldsWhatAGameSaidOrTheUrl(String form) throws Exception {
    for (String name : List.of("s", "\uD83D\uDE00".repeat(200), "<&*".repeat(100), "\u202e\n@")) {
      List<NoticeChange> changes = new ArrayList<>();
      for (int i = 0; i < 3000; i++) {
        changes.add(down(i + name, "h" + i + name + ":1"));
      }
      byte[] bytes = bytes(form, changes);
      assertTrue(bytes.length <= 8192, form + " " + bytes.length);
      JsonNode body = JSON.readTree(bytes);
      String text = body.path(form.equals("discord") ? "content" : "text").asText();
      assertTrue(text.length() <= 2000, () -> form + " " + text.length());
      assertTrue(text.contains(" more lines"), text);
      assertFalse(text.contains("\u202e"), text);
      String all = new String(bytes, StandardCharsets.UTF_8);
      for (String private_ : List.of("Anna", "/op", "10.9.8.7", "s3cret", "hooks.example")) {
        assertFalse(all.contains(private_), all);
      }
    }
  }

  @Test
  void discordMentionsNobodyAndFormatsNothing() throws Exception {
    JsonNode body = body("discord", List.of(down("@everyone <@1> *b* _i_ `c` [l](x)", "h:1")));
    assertEquals("{\"parse\":[]}", body.get("allowed_mentions").toString());
    assertEquals(
        "rcon watch: 1 server DOWN\n"
            + "DOWN @everyone \\<@1\\> \\*b\\* \\_i\\_ \\`c\\` \\[l\\](x) (h:1): CONNECT\\_FAILED",
        body.get("content").asText());
    assertEquals(2, body.size());
  }

  @Test
  void slackSeesNoMarkup() throws Exception {
    JsonNode body = body("slack", List.of(down("<!channel> & <https://x|y>", "h:1")));
    assertEquals(
        "rcon watch: 1 server DOWN\n"
            + "DOWN &lt;!channel&gt; &amp; &lt;https://x|y&gt; (h:1): CONNECT_FAILED",
        body.get("text").asText());
    assertFalse(body.get("mrkdwn").asBoolean());
  }
}
