package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusFormat;
import java.nio.charset.StandardCharsets;

/** Any text is a status of some game or none, and settings or a failure that is worded. */
final class FuzzedJson {
  private FuzzedJson() {}

  static void check(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    for (StatusFormat format : new GamesProvider().formats()) {
      ServerStatus status = format.parse(text);
      assertEquals(text, status.text());
      assertTrue(status.players().size() <= data.length);
    }
    try {
      assertTrue(RestJson.settings("it", text).size() <= data.length);
    } catch (RconException e) {
      assertTrue(e.getMessage().length() < 500, e.getMessage());
    }
    assertTrue(RestJson.printed(text).length() <= Math.max(text.length(), data.length));
  }
}
