package io.rcon.games;

import io.rcon.status.Player;
import io.rcon.status.StatusBuilder;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of players in JSON. */
final class JsonRows {
  /** No game has so many players; what follows stays in the raw text. */
  static final int MOST = 8_192;

  private JsonRows() {}

  /**
   * Takes each item that is a player, and counts them.
   *
   * @param rows a list; anything else is another kind of answer
   * @param whole whether nothing of the document is missing
   * @param row makes a player; null for an item that is none
   * @return false if it is not a list of players
   */
  static boolean players(
      JsonValue rows,
      boolean whole,
      StatusBuilder status,
      Function<JsonValue, @Nullable Player> row) {
    if (!rows.isArray()) {
      return false;
    }
    List<JsonValue> items = rows.items();
    int found = 0;
    for (JsonValue item : items.subList(0, Math.min(items.size(), MOST))) {
      Player player = row.apply(item);
      if (player != null) {
        status.player(player);
        found++;
      }
    }
    if (found < items.size()) {
      status.incomplete();
    }
    // Of a list that was cut before its first row it cannot be told whose it is.
    return found > 0 || (items.isEmpty() && whole);
  }

  /** As {@link #players}, where nothing else tells how many there are. */
  static boolean counted(
      JsonValue rows,
      boolean whole,
      StatusBuilder status,
      Function<JsonValue, @Nullable Player> row) {
    boolean list = players(rows, whole, status, row);
    status.online(rows.items().size());
    return list;
  }
}
