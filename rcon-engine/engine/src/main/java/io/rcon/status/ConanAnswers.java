package io.rcon.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Conan Exiles. */
final class ConanAnswers {
  private static final String BAR = " | ";

  private ConanAnswers() {}

  /** {@code listplayers}: two columns from the left, the rest from the right of the name. */
  static boolean players(List<String> lines, StatusBuilder status) {
    int columns = 0;
    for (String line : lines) {
      if (columns == 0) {
        columns = line.startsWith("Idx | Char name | Player name") ? cells(line).size() : 0;
      } else {
        row(line, columns, status);
      }
    }
    status.countRows();
    return columns >= 4;
  }

  private static void row(String line, int columns, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    String slot = words.before(BAR);
    String character = words.before(BAR);
    if (slot == null || character == null || !Numerals.digits(slot.strip())) {
      return;
    }
    List<String> right = new ArrayList<>();
    for (int i = 3; i < columns; i++) {
      String cell = words.after(BAR);
      if (cell == null) {
        return;
      }
      right.add(0, cell.strip());
    }
    PlayerBuilder player =
        new PlayerBuilder(words.rest())
            .slot(Numerals.toInt(slot.strip()))
            .detail("character", character.strip());
    if (right.size() == 3 ? platform(right, player) : steam(right, player)) {
      status.player(player.build());
    }
  }

  /** False where a column is missing: then what stands in its place may be a part of the name. */
  private static boolean platform(List<String> right, PlayerBuilder player) {
    String id = right.get(1);
    String platform = right.get(2).toLowerCase(Locale.ROOT);
    if (platform.isEmpty() || platform.charAt(0) < 'a' || platform.charAt(0) > 'z') {
      return false;
    }
    player.id(SteamIds.steam64(id) ? "steam" : platform, id).id("user", right.get(0));
    return true;
  }

  private static boolean steam(List<String> right, PlayerBuilder player) {
    String id = right.isEmpty() ? "" : right.get(right.size() - 1);
    player.id("steam", id).id("user", right.size() > 1 ? right.get(0) : "");
    return SteamIds.steam64(id);
  }

  /** {@code sql}: a heading, then {@code #0 value | value |}. */
  static boolean sql(List<String> lines, StatusBuilder status) {
    List<String> heading = List.of();
    boolean rows = false;
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      String number = words.peek();
      if (number.startsWith("#") && Numerals.digits(number.substring(1)) && !heading.isEmpty()) {
        words.next();
        List<String> values = cells(words.rest());
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < heading.size(); i++) {
          row.put(heading.get(i), i < values.size() ? values.get(i) : "");
        }
        status.row(row);
        rows = true;
      } else if (heading.isEmpty() && line.strip().endsWith("|") && !line.startsWith("|")) {
        heading = cells(line);
      }
    }
    return rows || (!heading.isEmpty() && lines.size() == 1);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int bar = line.indexOf('|'); bar >= 0; bar = line.indexOf('|', from)) {
      cells.add(line.substring(from, bar).strip());
      from = bar + 1;
    }
    if (!line.substring(from).isBlank()) {
      cells.add(line.substring(from).strip());
    }
    return cells;
  }
}
