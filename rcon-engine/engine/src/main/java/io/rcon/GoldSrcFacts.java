package io.rcon;

import java.util.List;

/** The family of GoldSrc's datagrams. It shares some facts of the Quake family. */
public final class GoldSrcFacts {
  /** GoldSrc: Half-Life, Counter-Strike 1.6. Each request holds a challenge of the server. */
  public static final Family FAMILY =
      Family.of(
          "goldsrc",
          List.of(QuakeFacts.REFUSALS, QuakeFacts.OUT_OF_BAND, QuakeFacts.COMMENTS),
          GoldSrcFacts::check);

  private GoldSrcFacts() {}

  private static void check(Dialect dialect) {
    Endings.checkUdp(dialect.ending());
    if (dialect.ending().rule() != EndRule.QUIET_TIME
        || dialect.ending().marker() != Ending.Marker.NONE) {
      throw new IllegalArgumentException(
          "answers of GoldSrc end by 'quiet_time' without a marker; leave the others out");
    }
    if (dialect.depth() > 1) {
      throw new IllegalArgumentException(
          "five wrong passwords ban this address for ever, so only one request is in flight; set"
              + " depth to 1");
    }
  }
}
