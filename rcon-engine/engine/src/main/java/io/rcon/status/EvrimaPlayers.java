package io.rcon.status;

import java.util.ArrayList;
import java.util.List;

/**
 * The Isle: Evrima's player list: whole lines are columns, each with a comma behind every cell. A
 * line of Steam ids is one, another holds names; which comes first depends on the build.
 */
final class EvrimaPlayers implements StatusParser {
  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean heading = false;
    List<String> steam = List.of();
    List<String> eos = List.of();
    List<String> names = List.of();
    for (String line : lines) {
      if (!heading) {
        heading = line.strip().equals("PlayerList");
        continue;
      }
      List<String> cells = cells(line);
      if (cells.isEmpty()) {
        continue;
      }
      if (cells.stream().allMatch(SteamIds::steam64) && steam.isEmpty()) {
        steam = cells;
      } else if (cells.stream().allMatch(cell -> Numerals.hex(cell, 32)) && eos.isEmpty()) {
        eos = cells;
      } else if (names.isEmpty()) {
        names = cells;
      }
    }
    int rows = Math.max(steam.size(), eos.size());
    // Commas in names break the line: then names cannot be matched to ids.
    boolean aligned = names.size() == rows;
    for (int i = 0; i < rows; i++) {
      PlayerBuilder player = new PlayerBuilder(aligned ? names.get(i) : "");
      player.id("steam", i < steam.size() ? steam.get(i) : "");
      status.player(player.id("eos", i < eos.size() ? eos.get(i) : "").build());
    }
    if (!aligned) {
      status.incomplete();
    }
    status.countRows();
    return heading;
  }

  /** The cells of a line that ends with a comma; none of any other line. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    if (!line.stripTrailing().endsWith(",")) {
      return cells;
    }
    for (int from = 0, comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
      cells.add(line.substring(from, comma).strip());
      from = comma + 1;
    }
    return cells;
  }
}
