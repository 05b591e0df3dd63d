package io.rcon.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each game's words for each command, and for arguments that try to be more than one. */
class CommandWordsTest {
  /**
   * Columns: dialects, action, player, text, what would be sent; or after a ! what the refusal
   * says. In arguments, {@code \n} and the like stand for the characters, {@code ~} for a blank.
   */
  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvFileSource(
      resources = "words.psv",
      delimiter = '|',
      quoteCharacter = '\u00ac',
      maxCharsPerColumn = 10_000)
  void words(String dialects, String action, String player, String text, String expected) {
    for (String name : dialects.strip().split(" +", -1)) {
      Dialect dialect = Dialect.named(name).orElseThrow();
      GameAction what = GameAction.valueOf(action.strip().toUpperCase(Locale.ROOT));
      TypedCommand command =
          TypedCommand.of(what, player == null ? null : key(written(player)), written(text));
      if (expected.startsWith("!")) {
        String why =
            assertThrows(IllegalArgumentException.class, () -> command.preview(dialect), name)
                .getMessage();
        assertTrue(why.contains(written(expected.substring(1))), () -> name + ": " + why);
      } else {
        assertEquals(written(expected), command.preview(dialect), name);
      }
    }
  }

  private static PlayerKey key(String player) {
    return player.startsWith("id:") ? PlayerKey.id(player.substring(3)) : PlayerKey.name(player);
  }

  private static String written(String text) {
    if (text == null) {
      return "";
    }
    return text.strip()
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\0", "\0")
        .replace("\\t", "\t")
        .replace("\\s", "\ud800")
        .replace("~", " ")
        .replace("A*600", "A".repeat(600))
        .replace("A*1500", "A".repeat(1500));
  }

  @Test
  void theGamesThatCameFirstSayTheirCommands() {
    for (String name :
        List.of("source", "minecraft", "nukkit", "quake3", "darkplaces", "quakeworld", "fte")) {
      List<GameAction> has = GameAction.of(Dialect.named(name).orElseThrow());
      assertTrue(
          has.containsAll(
              Arrays.asList(GameAction.SAY, GameAction.KICK, GameAction.BAN, GameAction.STOP)),
          () -> name + " " + has);
    }
    assertEquals(List.of(), GameAction.of(Dialect.GENERIC));
  }
}
