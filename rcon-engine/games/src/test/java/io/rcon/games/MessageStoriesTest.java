package io.rcon.games;

import io.rcon.simulation.MessageStories;
import io.rcon.testing.LongForm;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Stories as the engine's simulation has them, with games whose messages are JSON: over WebSocket,
 * hidden by a key, or ended by a bracket. {@code -Drcon.seeds=N} chooses how many, {@code
 * -Drcon.seed=N} the first.
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
class MessageStoriesTest {
  private static final long FIRST = Long.getLong("rcon.seed", MessageStories.FIRST);

  /** The many histories of a build are those of the engine's own games. */
  private static final int SEEDS =
      FIRST == MessageStories.FIRST
          ? LongForm.or(300, 8)
          : Integer.getInteger("rcon.seeds", LongForm.or(300, 8));

  @Test
  void should_hold_the_laws_with_messages_of_json() {
    MessageStories.run(FIRST, SEEDS);
  }
}
