package io.rcon.games;

import static io.rcon.Readings.FLAG;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending.Probe;
import io.rcon.Fact;
import io.rcon.Family;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The family of Hell Let Loose's second protocol, and its own facts. */
public final class HllFacts {
  /** Whether a request begins with the four bytes that builds from March 2026 on want. */
  public static final Fact<Boolean> MAGIC =
      Fact.of(
          "magic",
          true,
          FLAG,
          "whether a request begins with the four bytes that newer builds want; answers are read"
              + " with and without them");

  /** JSON behind headers, hidden by a key: Hell Let Loose. */
  public static final Family FAMILY = Family.of("hll", List.of(MAGIC), HllFacts::check);

  private HllFacts() {}

  private static void check(Dialect dialect) {
    boolean single =
        dialect.ending().rule() == EndRule.SINGLE_PACKET && dialect.ending().probe() == Probe.NONE;
    refuse(!single, "an answer is one message; leave out the ending");
    refuse(
        !dialect.charset().equals(StandardCharsets.UTF_8), "JSON is UTF-8; leave out the charset");
    refuse(!dialect.idsMirrored(), "answers name their commands; leave out 'ids_mirrored'");
  }

  private static void refuse(boolean contradiction, String words) {
    if (contradiction) {
      throw new IllegalArgumentException(words);
    }
  }
}
