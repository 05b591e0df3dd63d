package io.rcon.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** BattlEye: Arma 2, Arma 3, DayZ. Answers of several parts are read when they are joined. */
final class BattlEyeAnswers {
  private static final String LOBBY = " (Lobby)";

  private BattlEyeAnswers() {}

  /** {@code players}: number, address, ping, GUID with a mark, name; the last count is the end. */
  static boolean players(List<String> lines, StatusBuilder status) {
    int footer = -1;
    boolean table = false;
    int sure = 0;
    for (int i = 0; i < lines.size(); i++) {
      footer = footer(lines.get(i)) >= 0 ? i : footer;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!table) {
        table = lines.get(i).startsWith("[#] [IP Address]:[Port] [Ping] [GUID] [Name]");
      } else if (i != footer) {
        sure = status.players.size();
        row(lines.get(i), status);
      }
    }
    if (footer < 0) {
      status.incomplete().keep(sure);
      status.countRows();
    } else {
      status.online(footer(lines.get(footer)));
    }
    return table;
  }

  /** {@code (3 players in total)}: 3; -1 for any other line. */
  private static int footer(String line) {
    LineScanner words = new LineScanner(line);
    boolean whole = words.accept("(") && words.acceptLast(" players in total)");
    return whole && Numerals.digits(words.raw()) ? Numerals.toInt(words.raw()) : -1;
  }

  private static void row(String line, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    String number = words.next();
    String address = words.next();
    String ping = words.next();
    String guid = words.next();
    if (!Numerals.digits(number) || address.indexOf(':') < 0 || !Numerals.integer(ping)) {
      return;
    }
    int mark = guid.indexOf('(');
    String id = mark < 0 ? guid : guid.substring(0, mark);
    if (!id.equals("-") && !Numerals.hex(id, 32)) {
      return;
    }
    String raw = words.rest();
    PlayerBuilder player =
        new PlayerBuilder(raw)
            .slot(Numerals.toInt(number))
            .ping(Numerals.toInt(ping))
            .address(address)
            .id("guid", id.equals("-") ? "" : id)
            .detail(
                "guid check",
                mark < 0 ? "" : guid.substring(mark).replace("(", "").replace(")", ""));
    if (raw.endsWith(LOBBY)) {
      // A name may end like this too, so the state is a guess.
      player.name(raw.substring(0, raw.length() - LOBBY.length())).state("lobby?");
    }
    status.player(player.build());
  }

  /** {@code bans}: two lists whose numbers go on; they are what {@code removeBan} takes. */
  static boolean bans(List<String> lines, StatusBuilder status) {
    boolean known = false;
    String kind = "";
    for (String line : lines) {
      if (line.startsWith("GUID Bans:") || line.startsWith("IP Bans:")) {
        kind = line.startsWith("GUID") ? "guid" : "address";
        known = true;
      } else if (!kind.isEmpty()) {
        ban(line, kind, status);
      }
    }
    return known;
  }

  private static void ban(String line, String kind, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    String number = words.next();
    String what = words.next();
    String minutes = words.next();
    boolean time = Numerals.integer(minutes) || minutes.equals("perm") || minutes.equals("-");
    if (!Numerals.digits(number) || !time) {
      return;
    }
    Map<String, String> row = new LinkedHashMap<>();
    row.put("number", number);
    row.put(kind, what);
    row.put("minutes", minutes.equals("-") ? "expired" : minutes);
    row.put("reason", words.rest());
    status.row(row);
  }

  /** {@code admins}: number and address of each connection of an admin. */
  static boolean admins(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      String number = words.next();
      String address = words.next();
      if (line.startsWith("Connected RCon admins:")) {
        known = true;
      } else if (known && Numerals.digits(number) && address.indexOf(':') > 0 && words.done()) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("number", number);
        row.put("address", address);
        status.row(row);
      }
    }
    return known;
  }

  /** {@code players} of Arma Reforger: number, UID and name between semicolons. */
  static boolean reforger(List<String> lines, StatusBuilder status) {
    boolean table = false;
    for (String line : lines) {
      if (!table) {
        table = line.startsWith("[Player#] ; [Player UID] ; [Player Name]");
        continue;
      }
      LineScanner words = new LineScanner(line);
      String number = words.before(" ; ");
      String uid = words.before(" ; ");
      if (number != null && uid != null && Numerals.digits(number.strip())) {
        status.player(
            new PlayerBuilder(words.raw())
                .slot(Numerals.toInt(number.strip()))
                .id("uid", uid.strip())
                .build());
      }
    }
    status.countRows();
    return table;
  }
}
