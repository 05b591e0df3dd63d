package io.rcon.simulation;

import io.rcon.testing.Promised;
import org.junit.jupiter.api.Test;

/** What {@link Mutations} would have to notice is in every build at least there. */
class PromisedMutationsTest {
  @Test
  void the_readme_promises_no_more_than_there_are() {
    Promised.assertAtLeast(
        "deliberate defects that such histories notice", Mutations.mutations().size());
  }
}
