package io.rcon.broken;

import io.rcon.testing.Promised;
import org.junit.jupiter.api.Test;

/** What {@link Defects} would have to notice is in every build at least there. */
class PromisedDefectsTest {
  @Test
  void the_readme_promises_no_more_than_there_are() {
    Promised.assertAtLeast("deliberate defects, from a password", Defect.all().size());
  }
}
