package io.rcon.status;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code stats} of Source and GoldSrc: a heading of single words, which differ between games, and a
 * row with a number for each.
 */
final class SpeedTable {
  private static final int MOST_COLUMNS = 32;

  private SpeedTable() {}

  static boolean frames(List<String> lines, StatusBuilder status) {
    List<String> heading = List.of();
    for (String line : lines) {
      List<String> words = words(line);
      if (words.contains("CPU") && words.contains("FPS")) {
        heading = words;
      } else if (!heading.isEmpty() && words.size() == heading.size()) {
        return row(heading, words, status);
      }
    }
    return false;
  }

  private static boolean row(List<String> heading, List<String> row, StatusBuilder status) {
    double frames = Numerals.decimal(row.get(heading.indexOf("FPS")));
    if (!(frames >= 0)) {
      return false;
    }
    status.ticksPerSecond(frames);
    for (int i = 0; i < row.size(); i++) {
      status.detail(heading.get(i), row.get(i));
    }
    int players = heading.indexOf("Players");
    if (players >= 0) {
      status.online(Numerals.toInt(row.get(players)));
    }
    return true;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    LineScanner scanner = new LineScanner(line);
    while (!scanner.done() && words.size() < MOST_COLUMNS) {
      words.add(scanner.next());
    }
    return words;
  }
}
