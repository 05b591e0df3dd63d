package io.rcon.status;

import java.util.List;

/**
 * Soulmask's {@code lp}: account, name in single quotes, pawn, position. A long list ends with
 * {@code PAGE: 1 of 2}, and is not complete before the last page.
 */
final class SoulmaskPlayers implements StatusParser {
  private static final String BAR = " | ";

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean table = false;
    for (String line : lines) {
      if (!table) {
        table = heading(line);
      } else if (!row(line, status) && line.contains("PAGE:")) {
        page(line, status);
      }
    }
    status.countRows();
    return table;
  }

  private static boolean heading(String line) {
    LineScanner words = new LineScanner(line);
    return words.accept("|")
        && words.accept("Account")
        && words.accept("|")
        && words.accept("PlayerName");
  }

  private static void page(String line, StatusBuilder status) {
    int at = line.indexOf("PAGE:") + "PAGE:".length();
    LineScanner words = new LineScanner(line, at, line.length());
    int page = Numerals.toInt(words.next());
    int pages = words.accept("of") ? Numerals.leading(words.next()) : -1;
    if (pages < 0 || page < pages) {
      status.incomplete();
    }
  }

  /** Tried before the page's box, since a player's name may look like one. */
  private static boolean row(String line, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    words.accept("|");
    String account = words.before(BAR);
    boolean whole = words.acceptLast("|");
    String position = words.after(BAR);
    String pawn = words.after(BAR);
    if (!whole || !line.startsWith("| ") || account == null || position == null || pawn == null) {
      return false;
    }
    String quoted = words.rest();
    if (!position.startsWith("V(")) {
      return false;
    }
    if (quoted.length() < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) {
      return false;
    }
    PlayerBuilder player = new PlayerBuilder(quoted.substring(1, quoted.length() - 1));
    SteamIds.add(account.strip(), player);
    player.id("pawn", pawn.strip()).detail("position", position.strip());
    status.player(player.build());
    return true;
  }
}
