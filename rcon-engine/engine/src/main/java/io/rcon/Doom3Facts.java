package io.rcon;

import static io.rcon.Readings.TEXT;

import java.util.List;

/** The family of Doom 3's datagrams, and its own facts. */
public final class Doom3Facts {
  /** Characters at which the console parts a word, or replaces it, unless quotes are around it. */
  public static final Fact<String> PARTS_WORDS =
      Fact.of(
          "parts_words",
          "",
          TEXT,
          "characters at which a word outside of quotes is parted or replaced");

  /** Doom 3 and Quake 4: texts that end with a NUL. */
  public static final Family FAMILY =
      Family.of(
          "doom3",
          List.of(QuakeFacts.REFUSALS, QuakeFacts.COMMENTS, PARTS_WORDS),
          Doom3Facts::check);

  private Doom3Facts() {}

  private static void check(Dialect dialect) {
    Endings.checkUdp(dialect.ending());
    if (dialect.ending().rule() != EndRule.QUIET_TIME
        || dialect.ending().marker() != Ending.Marker.NONE) {
      throw new IllegalArgumentException(
          "answers of Doom 3 end by 'quiet_time' without a marker; leave the others out");
    }
  }
}
