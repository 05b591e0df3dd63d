package io.rcon.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.rcon.Command;
import io.rcon.Dialect;
import org.junit.jupiter.api.Test;

/** A text is known for the dialect that takes it, and for no other. */
class ValidatedCommandsTest {
  private final ValidatedCommands texts = new ValidatedCommands();

  @Test
  void a_text_is_known_by_what_it_says() {
    Command command = Command.of("status");
    texts.add(Dialect.SOURCE, command);
    assertSame(command, texts.find(Dialect.SOURCE, new String("status".toCharArray())));
    assertNull(texts.find(Dialect.SOURCE, "stats"));
  }

  @Test
  void what_one_dialect_takes_another_may_not() {
    texts.add(Dialect.SOURCE, Command.of("status"));
    assertNull(texts.find(Dialect.QUAKE3, "status"));
    // The same place, since that depends on the name.
    assertNull(texts.find(Dialect.SOURCE.with(d -> d.depth(1)), "status"));
  }

  @Test
  void texts_that_meet_in_one_place_are_not_mixed_up() {
    for (int i = 0; i < 1000; i++) {
      texts.add(Dialect.SOURCE, Command.of("kick " + i));
      for (int j = Math.max(0, i - 100); j <= i; j++) {
        Command found = texts.find(Dialect.SOURCE, "kick " + j);
        assertEquals("kick " + j, found == null ? "kick " + j : found.text());
      }
    }
  }
}
