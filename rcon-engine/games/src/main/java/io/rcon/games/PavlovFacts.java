package io.rcon.games;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending.Probe;
import io.rcon.Family;
import java.util.List;

/** The family of Pavlov VR's console. */
public final class PavlovFacts {
  /** Words over TCP, answered with JSON: Pavlov VR. */
  public static final Family FAMILY = Family.of("pavlov", List.of(), PavlovFacts::check);

  private PavlovFacts() {}

  private static void check(Dialect dialect) {
    boolean single =
        dialect.ending().rule() == EndRule.SINGLE_PACKET && dialect.ending().probe() == Probe.NONE;
    if (!single) {
      throw new IllegalArgumentException("an answer is one value of JSON; leave out the ending");
    }
    if (dialect.depth() > 1 || dialect.idsMirrored()) {
      throw new IllegalArgumentException(
          "answers carry no number; leave depth 1 and 'ids_mirrored: false'");
    }
  }
}
