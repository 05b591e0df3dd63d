package io.rcon.status;

import java.util.List;
import java.util.Optional;

/** Lists of players with given names, for tests of what is done with them. */
public final class StatusSamples {
  private static final List<StatusKind> KINDS = StatusKindsTest.kinds().toList();

  private StatusSamples() {}

  /** An answer that a format reads; empty where there is no sample of it. */
  public static Optional<String> of(String format, List<String> names) {
    return KINDS.stream()
        .filter(kind -> kind.format().equals(format))
        .findFirst()
        .map(kind -> kind.answer(names));
  }
}
