package io.rcon.simulation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rcon.testing.Promised;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What {@link Mutations} would have to notice is in every build at least there. */
class PromisedMutationsTest {
  @Test
  void the_readme_promises_no_more_than_there_are() {
    Promised.assertAtLeast(
        "deliberate defects that such histories notice", Mutations.mutations().size());
  }

  /** One that fits nowhere, or in two places, proves nothing when it is at last started. */
  @Test
  void each_piece_is_in_its_file_once() {
    assertAll(Mutations.mutations().stream().map(each -> () -> isThereOnce(each)));
  }

  private static void isThereOnce(Mutations.Mutation each) throws Exception {
    String source = Files.readString(each.source());
    int at = source.indexOf(each.old());
    assertFalse(each.old().isEmpty() || at < 0, () -> each + ": the code has changed");
    assertEquals(at, source.lastIndexOf(each.old()), () -> each + ": more than one place");
  }
}
