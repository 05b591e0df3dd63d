package io.rcon.status;

import java.util.HashMap;
import java.util.Map;

/** The columns of one row of a {@link QuakeTable}. */
final class QuakeRow {
  private static final String ADDRESS = "address";
  private final Map<String, String> cells = new HashMap<>();
  private boolean marked;

  /** Takes a column that stands before the name; false if it cannot be one. */
  boolean left(String column, String word) {
    cells.put(column, word);
    return switch (column) {
      case "num", "cl", "score" -> Numerals.integer(word);
      case "ping" -> Numerals.integer(word) || (word.length() <= 4 && !word.isEmpty());
      default -> !word.isEmpty();
    };
  }

  /**
   * Takes a column that stands behind the name, from the right end. A number and the address may
   * have run together: then the address was taken before its turn.
   */
  boolean right(String column, LineScanner words) {
    if (column.equals(ADDRESS)) {
      return cells.containsKey(ADDRESS) || address(word(words));
    }
    if (column.equals("lastmsg") && cells.containsKey("lastmsg")) {
      return true;
    }
    String word = word(words);
    if (Numerals.integer(word)) {
      cells.put(column, word);
      return true;
    }
    return column.equals("qport") && address(word);
  }

  /** The last word; where {@code ^7} stands in it, it ends the name before the word. */
  private String word(LineScanner words) {
    if (words.peekLast().contains("^7")) {
      String after = words.after("^7");
      marked = true;
      return after == null ? "" : after.strip();
    }
    return words.last();
  }

  /** Whether the end of the name is known exactly, and the mark behind it was taken. */
  boolean marked() {
    return marked;
  }

  /** {@code 192.0.2.33:-10803-23569}: a port of five digits or of ten, and a qport. */
  private boolean address(String word) {
    QuakeAddress address = QuakeAddress.of(word);
    if (address == null) {
      return false;
    }
    cells.put(ADDRESS, address.text());
    if (!address.glued().isEmpty()) {
      cells.put("lastmsg", address.glued());
    }
    return true;
  }

  Player player(String raw, String name) {
    String slot = cells.getOrDefault("num", cells.getOrDefault("cl", ""));
    String ping = cells.getOrDefault("ping", "");
    String address = cells.getOrDefault(ADDRESS, "");
    String machine = cells.getOrDefault("bot", "0");
    PlayerBuilder player =
        new PlayerBuilder(raw)
            .name(name)
            .slot(Numerals.toInt(slot))
            .score(Numerals.toLong(cells.getOrDefault("score", "0")))
            .bot(address.equals("bot") || machine.equals("1") || machine.equals("Yes"))
            .address(QuakeAddress.told(address));
    if (Numerals.integer(ping)) {
      player.ping(Numerals.toInt(ping));
    } else {
      player.state(ping);
    }
    id(player, "steam", "steamid");
    id(player, "guid", "guid");
    id(player, "xuid", "xuid");
    id(player, "playerid", "playerid");
    player.detail("rate", cells.getOrDefault("rate", ""));
    return ping.startsWith("ZMB") ? player.gone().build() : player.build();
  }

  private void id(PlayerBuilder player, String kind, String column) {
    String word = cells.getOrDefault(column, "");
    // Bots have nothing but zeros, all of them the same.
    if (!word.replace("0", "").isEmpty()) {
      player.id(kind, word);
    }
  }
}
