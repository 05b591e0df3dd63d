package io.rcon.broken;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.rcon.testing.Promised;
import org.junit.jupiter.api.Test;

/** What {@link Defects} would have to notice is in every build at least there. */
class PromisedDefectsTest {
  @Test
  void the_readme_promises_no_more_than_there_are() {
    Promised.assertAtLeast("deliberate defects, from a password", Defect.all().size());
  }

  /** One that fits nowhere, or in two places, proves nothing when it is at last started. */
  @Test
  void each_piece_is_in_its_file_once_and_each_test_is_there() {
    assertAll(Defect.all().stream().map(each -> each::assertFits));
  }
}
