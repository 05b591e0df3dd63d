package io.rcon.status;

import java.util.List;

/** Games whose answers resemble those of no other game. */
final class OtherAnswers {
  private OtherAnswers() {}

  /**
   * {@code players} of SA-MP and open.mp: columns between tabs; an empty answer if nobody is
   * online.
   */
  static boolean samp(List<String> lines, StatusBuilder status) {
    boolean table = false;
    boolean empty = true;
    for (String line : lines) {
      empty &= line.isBlank();
      if (!table) {
        table = line.equals("ID\tName\tPing\tIP");
        continue;
      }
      LineScanner words = new LineScanner(line);
      String slot = words.before("\t");
      String address = words.after("\t");
      String ping = words.after("\t");
      if (slot != null && address != null && ping != null && Numerals.digits(slot.strip())) {
        status.player(
            new PlayerBuilder(words.raw())
                .slot(Numerals.toInt(slot.strip()))
                .ping(Numerals.toInt(ping.strip()))
                .address(address.strip())
                .build());
      }
    }
    status.countRows();
    return table || empty;
  }

  /** {@code status} of FiveM's rconlog: id, identifier, name, end point, ping; no heading. */
  static boolean fivem(List<String> lines, StatusBuilder status) {
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      String slot = words.next();
      String identifier = words.next();
      String ping = words.last();
      String address = words.last();
      int colon = identifier.indexOf(':');
      if (Numerals.digits(slot)
          && colon > 0
          && letters(identifier.substring(0, colon))
          && Numerals.integer(ping)
          && address.indexOf('.') + address.indexOf(':') > 0) {
        status.player(
            new PlayerBuilder(words.rest())
                .slot(Numerals.toInt(slot))
                .ping(Numerals.toInt(ping))
                .address(address)
                .id(identifier.substring(0, colon), identifier.substring(colon + 1))
                .build());
      }
    }
    status.countRows();
    return !status.players.isEmpty();
  }

  private static boolean letters(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return word.length() > 1 && !Numerals.digits(word);
  }

  /** {@code /players online} of Factorio; {@code /players} lists those who left too. */
  static boolean factorio(List<String> lines, StatusBuilder status) {
    boolean online = false;
    int count = -1;
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      if (count < 0) {
        online = words.accept("Online players (");
        boolean heading = online || words.accept("Players (");
        count = heading && words.acceptLast("):") ? Numerals.toInt(words.raw()) : -1;
      } else if (line.startsWith("  ")) {
        boolean here = words.acceptLast(" (online)");
        PlayerBuilder player = new PlayerBuilder(words.raw().substring(2));
        status.player(here || online ? player.build() : player.state("offline").gone().build());
      }
    }
    if (count >= 0 && status.players.size() < count) {
      status.incomplete();
    }
    if (online) {
      status.online(count);
    }
    status.countRows();
    return count >= 0;
  }

  /** {@code /version} of Factorio: one line. */
  static boolean factorioVersion(List<String> lines, StatusBuilder status) {
    String text = String.join("", lines).strip();
    LineScanner parts = new LineScanner(text);
    int dots = 0;
    for (String part = parts.before("."); part != null; part = parts.before(".")) {
      if (!Numerals.digits(part)) {
        return false;
      }
      dots++;
    }
    if (dots < 1 || dots > 3 || Numerals.leading(parts.rest()) < 0) {
      return false;
    }
    status.version(text);
    return text.length() < 40;
  }

  /** {@code list} of Starbound: {@code $1 : name : $$uuid}. */
  static boolean starbound(List<String> lines, StatusBuilder status) {
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      String slot = words.accept("$") ? words.before(" : ") : null;
      String uuid = words.after(" : $$");
      if (slot != null && uuid != null && Numerals.digits(slot)) {
        status.player(
            new PlayerBuilder(words.raw())
                .slot(Numerals.toInt(slot))
                .id("uuid", Numerals.hex(uuid.strip(), 32) ? uuid.strip() : "")
                .build());
      }
    }
    status.countRows();
    return !status.players.isEmpty();
  }
}
