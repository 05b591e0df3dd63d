package io.rcon.status;

import java.util.List;

/** OpenTTD. */
final class OpenTtdAnswers {
  private OpenTtdAnswers() {}

  /**
   * {@code clients}: {@code Client #2 name: 'x' company: 1 IP: 192.0.2.7}; the first may be the
   * server itself.
   */
  static boolean clients(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      String number = words.accept("Client #") ? words.next() : "";
      String address = words.after("  IP: ");
      String company = words.after("'  company: ");
      if (!Numerals.digits(number) || address == null || company == null) {
        continue;
      }
      known = true;
      if ("server".startsWith(address.strip())) {
        // The server itself is no player.
        status.detail("server client", number);
      } else if (words.accept("name: '")) {
        status.player(
            new PlayerBuilder(words.raw())
                .slot(Numerals.toInt(number))
                .address(address.strip())
                .detail("company", company.strip())
                .build());
      }
    }
    status.countRows();
    return known;
  }

  /** {@code server_info}: the numbers of clients and companies. */
  static boolean info(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      int slash = line.lastIndexOf('/');
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      switch (key) {
        case "Current/maximum clients" -> {
          status.online(
              Numerals.toInt(line.substring(colon + 1, Math.max(slash, colon + 1)).strip()));
          status.max(Numerals.toInt(line.substring(slash + 1).strip()));
          known = true;
        }
        case "Current/maximum companies" -> status.detail("companies", value.replace(" ", ""));
        case "Current spectators" -> status.detail("spectators", value);
        default -> {
          // The invite code lets anybody join, so it is left out.
        }
      }
    }
    return known;
  }
}
