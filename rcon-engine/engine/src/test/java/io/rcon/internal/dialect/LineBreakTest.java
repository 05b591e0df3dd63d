package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.ConsoleFacts;
import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a command may have several lines is a fact of its dialect. */
class LineBreakTest {
  private static final Dialect FACTORIO =
      Dialect.GENERIC.with(d ->
          d.name("factorio").console(new ConsoleFacts("/p o", "/help", "", Colours.NONE, true)));

  @Test
  void severalLinesAreSentAsTheyAre() {
    Talk talk = new Talk(FACTORIO);
    talk.command("/c\n  rcon.print(1)");
    assertEquals(
        List.of("1c0000000200000002000000" + "2f630a202072636f6e2e7072696e74283129" + "0000"),
        talk.sent);
    talk.command("a\r\nb");
  }

  @Test
  void aNulIsNeverSent() {
    Talk talk = new Talk(FACTORIO);
    assertThrows(IllegalArgumentException.class, () -> talk.command("a\0b"));
    assertEquals(List.of(), talk.sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb", "a\n"})
  void elsewhereTheyAreRefusedWithTheReason(String command) {
    for (Dialect dialect : Dialect.all()) {
      if (dialect.console().lineBreaks()) {
        continue;
      }
      Talk talk = new Talk(dialect);
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> talk.command(command));
      assertTrue(e.getMessage().contains("line break at character 2"), e.getMessage());
      assertTrue(e.getMessage().contains(dialect.name()), e.getMessage());
      assertTrue(e.getMessage().contains("line_breaks: true"), e.getMessage());
      assertEquals(List.of(), talk.sent);
    }
  }
}
