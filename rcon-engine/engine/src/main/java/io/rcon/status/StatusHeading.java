package io.rcon.status;

/** The lines {@code hostname: …} to {@code players : …} that many games print above their table. */
final class StatusHeading {
  private final ColourCodes colours;

  StatusHeading(ColourCodes colours) {
    this.colours = colours;
  }

  /**
   * Takes a line of the form {@code key : value} whose key is known.
   *
   * @return false if it is no such line
   */
  boolean read(String line, StatusBuilder status) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return false;
    }
    String value = line.substring(colon + 1).strip();
    switch (line.substring(0, colon).strip()) {
      case "hostname", "host" -> status.name(colours.strip(value));
      case "version" -> status.version(value);
      case "map", "current map" -> status.map(map(value));
      case "players" -> players(value, status);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** {@code ctf_2fort at: 0 x, 0 y, 0 z} in Source, {@code mp/ffa3 gametype(0)} in OpenJK. */
  private static String map(String value) {
    int at = Math.max(value.indexOf(" at: "), value.indexOf(" gametype("));
    return at < 0 ? value : value.substring(0, at).strip();
  }

  /**
   * {@code 2 humans, 1 bots (24 max)}, {@code 2 active (16 max)}, {@code 2 (24/0 max) (not
   * hibernating)}, {@code 1 (100 max) (0 queued)}.
   */
  private static void players(String value, StatusBuilder status) {
    LineScanner words = new LineScanner(value);
    int first = Numerals.toInt(words.next());
    if (first < 0) {
      return;
    }
    int bots = 0;
    if (words.accept("humans,")) {
      bots = Math.max(Numerals.toInt(words.next()), 0);
      status.bots(bots);
    }
    status.online((int) Math.min((long) first + bots, Integer.MAX_VALUE));
    for (int open = value.indexOf('('); open >= 0; open = value.indexOf('(', open + 1)) {
      int close = value.indexOf(')', open);
      if (close > 0 && value.startsWith(" max", close - 4)) {
        status.max(Numerals.leading(value.substring(open + 1)));
        return;
      }
    }
  }
}
