package io.rcon.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Path of Titans: every answer begins with the command in parentheses. */
final class TitansAnswers {
  private TitansAnswers() {}

  /** {@code PlayerInfo}: one player, with the name before the last {@code / AGID: }. */
  static boolean player(List<String> lines, StatusBuilder status) {
    for (String line : lines) {
      String body = body(line, "(PlayerInfo ");
      if (body == null) {
        continue;
      }
      int agid = body.lastIndexOf(" / AGID: ");
      if (!body.startsWith("Name: ") || agid < 0 || body.indexOf(" / ", agid + 3) < 0) {
        continue;
      }
      PlayerBuilder player = new PlayerBuilder(body.substring("Name: ".length(), agid));
      LineScanner words = new LineScanner(body, agid + 3, body.length());
      for (String pair = pair(words); pair != null; pair = pair(words)) {
        int colon = pair.indexOf(": ");
        if (pair.startsWith("AGID: ")) {
          player.id("agid", pair.substring(colon + 2).strip());
        } else if (colon > 0) {
          player.detail(pair.substring(0, colon).strip(), pair.substring(colon + 2).strip());
        }
      }
      status.player(player.build());
    }
    // How many others are online is not told.
    return !status.players.isEmpty();
  }

  /** {@code ServerInfo}: pairs between slashes. */
  static boolean server(List<String> lines, StatusBuilder status) {
    for (String line : lines) {
      String body = body(line, "(ServerInfo");
      if (body == null || !body.startsWith("Server Name: ")) {
        continue;
      }
      int uuid = body.lastIndexOf(" / UUID: ");
      int name = "Server Name: ".length();
      status.name(body.substring(name, Math.max(uuid, name)).strip());
      LineScanner words = new LineScanner(body, uuid < 0 ? name : uuid + 3, body.length());
      for (String pair = pair(words); pair != null; pair = pair(words)) {
        int colon = pair.indexOf(": ");
        if (colon > 0) {
          String key = pair.substring(0, colon).strip();
          String value = pair.substring(colon + 2).strip();
          status.detail(key, value);
          status.map(key.equals("Map") ? value : "");
        }
      }
      return true;
    }
    return false;
  }

  /** What stands behind {@code (command): }; null if it is no answer to that command. */
  private static @Nullable String body(String line, String command) {
    int end = line.startsWith(command) ? line.indexOf("): ") : -1;
    return end < 0 ? null : line.substring(end + 3);
  }

  private static @Nullable String pair(LineScanner words) {
    if (words.done()) {
      return null;
    }
    String pair = words.before(" / ");
    return pair == null ? words.takeRest() : pair;
  }
}
