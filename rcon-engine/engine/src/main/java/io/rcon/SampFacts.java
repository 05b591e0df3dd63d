package io.rcon;

import static io.rcon.Readings.FLAG;

import java.util.List;

/** The family of SA-MP's datagrams, and its own facts. */
public final class SampFacts {
  /**
   * Whether an empty line ends an answer. It does at some servers; at others it is a line of the
   * answer like any other, so that by default the answer ends when nothing more comes, without the
   * empty lines at its end.
   */
  public static final Fact<Boolean> EMPTY_LINE_ENDS =
      Fact.of("empty_line_ends", false, FLAG, "whether an empty line ends an answer");

  /** SA-MP and open.mp: each line of an answer is a datagram. */
  public static final Family FAMILY =
      Family.of("samp", List.of(QuakeFacts.REFUSALS, EMPTY_LINE_ENDS), SampFacts::check);

  private SampFacts() {}

  private static void check(Dialect dialect) {
    Endings.checkUdp(dialect.ending());
    if (dialect.ending().rule() != EndRule.QUIET_TIME
        || dialect.ending().marker() != Ending.Marker.NONE) {
      throw new IllegalArgumentException(
          "answers of SA-MP end by 'quiet_time' without a marker; leave the others out");
    }
    if (dialect.depth() > 1) {
      throw new IllegalArgumentException(
          "repeated wrong passwords may ban this address, so only one request is in flight; set"
              + " depth to 1");
    }
  }
}
