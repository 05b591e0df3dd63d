package io.rcon.status;

/** {@code \key\value\key\value}: the variables of a server of Quake and related games. */
final class InfoString {
  private InfoString() {}

  /** Adds each pair to the details, and sets the parts of the status that have a known key. */
  static void read(String line, ColourCodes colours, StatusBuilder status) {
    int at = 1;
    while (at < line.length()) {
      int middle = line.indexOf('\\', at);
      if (middle < 0) {
        break;
      }
      int end = line.indexOf('\\', middle + 1);
      end = end < 0 ? line.length() : end;
      tell(line.substring(at, middle), line.substring(middle + 1, end), colours, status);
      at = end + 1;
    }
    people(status);
  }

  /** ioquake3 counts all clients, and separately those that are no bots. */
  private static void people(StatusBuilder status) {
    int people = Numerals.toInt(status.details.getOrDefault("g_humanplayers", ""));
    if (people >= 0 && status.bots.isEmpty() && status.details.containsKey("clients")) {
      status.bots(status.online.orElse(0) - people);
    }
  }

  static void tell(String key, String value, ColourCodes colours, StatusBuilder status) {
    status.detail(key, value);
    switch (key) {
      case "hostname", "sv_hostname" -> status.name(colours.strip(value));
      case "mapname", "map" -> status.map(value);
      case "maxclients", "sv_maxclients" -> status.max(Numerals.toInt(value));
      case "version", "*version", "shortversion" -> status.version(value);
      case "gameversion" -> {
        if (status.version == null) {
          status.version(value);
        }
      }
      case "bots" -> status.bots(Numerals.toInt(value));
      case "clients" -> status.online(Numerals.toInt(value));
      default -> {
        // Only in the details.
      }
    }
  }
}
