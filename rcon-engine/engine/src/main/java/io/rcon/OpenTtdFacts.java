package io.rcon;

import java.util.List;

/** The family of OpenTTD's admin port. It has no facts of its own. */
public final class OpenTtdFacts {
  /** OpenTTD's admin port: packets over TCP, a join, and answers with an end of their own. */
  public static final Family FAMILY = Family.of("openttd", List.of(), OpenTtdFacts::check);

  private OpenTtdFacts() {}

  private static void check(Dialect dialect) {
    if (dialect.ending().rule() != EndRule.END_FRAME) {
      throw new IllegalArgumentException(
          "the admin port tells the end of each answer; leave the rule 'end_frame'");
    }
    Endings.checkTcp(dialect.ending());
  }
}
