package io.rcon;

import static io.rcon.Readings.TEXT;

import java.util.List;

/** The family of Frostbite's remote administration, and its own facts. */
public final class FrostbiteFacts {
  /** The words by which a client asks to be told what happens; empty to ask for nothing. */
  public static final Fact<String> EVENTS_COMMAND =
      Fact.of(
          "events_command",
          "admin.eventsEnabled true",
          TEXT,
          "the command after the login that asks to be told what happens; empty for none");

  /** Frostbite's packets: Battlefield: Bad Company 2, Battlefield 3 and 4. */
  public static final Family FAMILY =
      Family.of("frostbite", List.of(EVENTS_COMMAND), FrostbiteFacts::check);

  private FrostbiteFacts() {}

  private static void check(Dialect dialect) {
    if (dialect.ending().rule() != EndRule.SINGLE_PACKET
        || dialect.ending().probe() != Ending.Probe.NONE) {
      throw new IllegalArgumentException(
          "each answer is one packet; leave the rule 'single_packet' without a probe");
    }
    Endings.checkTcp(dialect.ending());
  }
}
