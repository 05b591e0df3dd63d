package io.rcon.status;

import java.util.List;
import java.util.Optional;

/** Answers that list players with given names, for tests of their use. */
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
