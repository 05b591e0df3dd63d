package io.rcon.status;

import java.util.List;

/** {@code serverinfo} of Quake and related games: a key and a value per line, under a heading. */
final class ServerInfoList implements StatusParser {
  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean table = false;
    for (String line : lines) {
      if (!table) {
        table = line.equals("Server info settings:");
      } else {
        // FTE colours keys and values.
        LineScanner words = new LineScanner(line.startsWith("^2") ? plain(line) : line);
        String key = words.next();
        if (!key.isEmpty() && !words.done()) {
          InfoString.tell(key, words.rest(), ColourCodes.CARET_ANY, status);
        }
      }
    }
    return table;
  }

  private static String plain(String line) {
    int value = line.indexOf("^7");
    return line.substring(2, value < 0 ? line.length() : value)
        + " "
        + (value < 0 ? "" : line.substring(value + 2));
  }
}
