package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seeds that once broke a law. When a scenario changes, its seeds tell other stories; the defects
 * themselves are kept as mutations.
 */
class RegressionSeedsTest {
  @ParameterizedTest
  @ValueSource(
      longs = {
        3, 13, 33, 42, 83, 115, 236, 323, 458, 633, 841, 2759, 2987, 3927, 4347, 4546, 5178, 10273,
        16585, 18556, 22960, 23240, 25306, 25842, 27135, 41315
      })
  void should_hold_the_laws_without_polls(long seed) {
    run(seed, false);
  }

  /** Stories with polls. */
  @ParameterizedTest
  @ValueSource(longs = {18, 276, 323, 449, 2506, 10582, 16381, 32436, 38181, 41315, 47113, 48324})
  void should_hold_the_laws(long seed) {
    run(seed, true);
  }

  /**
   * Of every game: commands in flight when a server is gone, a login at several addresses, and a
   * server of one connection whose end was lost.
   */
  @ParameterizedTest
  @ValueSource(longs = {226, 1262, 727, 623})
  void should_hold_the_laws_with_every_game(long seed) {
    run(Kin.EVERY_GAME + seed, true);
  }

  /**
   * Of games whose commands are not text on the wire: bytes that may go once are not sent when
   * their time is over, and a session that is being closed ends though its password is refused.
   */
  @ParameterizedTest
  @ValueSource(longs = {881, 1087})
  void should_hold_the_laws_with_carriers(long seed) {
    run(Kin.EVERY_CARRIER + seed, true);
  }

  private static void run(long seed, boolean polled) {
    try (LoggedErrors log = new LoggedErrors()) {
      assertTrue(Scenario.run(seed, polled).commands() > 0);
      assertEquals(List.of(), log.errors());
    }
  }
}
