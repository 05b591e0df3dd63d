package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** Stories of games whose messages are JSON, for the tests of the artifact that has them. */
public final class MessageStories {
  /** There are others before. */
  public static final long FIRST = Kin.EVERY_MESSAGE + 1;

  private MessageStories() {}

  /** Holds stories to the laws. */
  public static void run(long first, int count) {
    try (LoggedErrors log = new LoggedErrors()) {
      long commands = 0;
      long answered = 0;
      for (long seed = first; seed < first + count; seed++) {
        Scenario.Result result = Scenario.run(seed);
        commands += result.commands();
        answered += result.answered();
      }
      // Otherwise the network is so bad that nothing is tested.
      assertTrue(answered > commands / 4, answered + " of " + commands + " were answered");
      assertEquals(List.of(), log.errors());
    }
  }
}
