package io.rcon.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private static final String LIST = "There are 2 of a max of 20 players online: Anna, Bob";

  @Test
  void theDialectNamesCommandAndFormat() {
    assertEquals("list", asked(Dialect.MINECRAFT));
    assertEquals("status", asked(Dialect.IOQUAKE3));
    Dialect own = Dialect.GENERIC.with(d -> d.name("own").statusFormat("minecraft"));
    assertEquals("status", asked(own));
    assertEquals(2, Questions.players().answer(own, Reply.of(LIST)).size());
  }

  private static String asked(Dialect dialect) {
    return Questions.status().command(dialect).map(Command::text).orElseThrow();
  }

  @Test
  void aDialectWithoutAFormatIsNotAsked() {
    assertEquals(Optional.empty(), Questions.status().command(Dialect.GENERIC));
  }

  @Test
  void everyFormatThatADialectNamesIsThere() {
    for (Dialect dialect : Dialect.all()) {
      String key = dialect.get(CommonFacts.STATUS_FORMAT);
      assertTrue(key.isEmpty() || StatusFormats.has(key), dialect + ": " + key);
    }
  }

  @Test
  void whatMayBeCutIsIncomplete() {
    Reply cut = new Reply(LIST, EndRule.QUIET_TIME, true, 1, 0);
    ServerStatus status = Questions.status().answer(Dialect.MINECRAFT, cut);
    assertFalse(status.complete());
    assertEquals(List.of("Anna", "Bob"), status.players().stream().map(Player::name).toList());
  }

  @Test
  void anAnswerOfAnotherGameIsNotKnown() {
    ServerStatus status = Questions.status().answer(Dialect.SOURCE, Reply.of(LIST));
    assertFalse(status.known());
    assertEquals(LIST, status.text());
    assertTrue(Questions.players().answer(Dialect.SOURCE, Reply.of(LIST)).isEmpty());
  }

  @Test
  void noPersonalDataIsToldByToString() {
    Player player =
        new PlayerBuilder("Anna").id("steam", "76561190000000001").address("192.0.2.7").build();
    ServerStatus status = new StatusBuilder("x", "76561190000000001").player(player).build();
    assertEquals("Player[Anna]", player.toString());
    assertFalse((status + " " + player).contains("7656"), status + " " + player);
    assertEquals(Optional.of("76561190000000001"), player.id());
  }

  @Test
  void aScoreboardFindsAndSorts() {
    ServerStatus status =
        StatusFormats.named("quake2")
            .parse(
                """
                map: q2dm1
                num score ping name            lastmsg address               qport
                --- ----- ---- --------------- ------- --------------------- ------
                  0     3   16 low                   0 192.0.2.7:27901         1234
                  1     9   16 high                  0 192.0.2.8:27901         1234
                  2     0 ZMBI gone                 20 192.0.2.9:27901         1236
                """);
    Scoreboard board = Scoreboard.of(status);
    assertEquals(List.of("high", "low"), board.byScore().stream().map(Player::name).toList());
    assertEquals(2, board.people().size());
    assertEquals(1, board.named("high").orElseThrow().slot().orElseThrow());
    assertTrue(board.named("nobody").isEmpty());
    assertTrue(board.withId("x").isEmpty());
    PlayerBuilder guest = new PlayerBuilder("guest").id("steam", "1").id("owner", "2");
    ServerStatus lent = new StatusBuilder("rust", "").player(guest.build()).build();
    assertTrue(Scoreboard.of(lent).withId("1").isPresent());
    assertTrue(Scoreboard.of(lent).withId("2").isEmpty(), "the owner of the game is not there");
  }

  @Test
  void coloursAreStrippedAsEachGameWritesThem() {
    assertEquals("ab", ColourCodes.CARET_DIGIT.strip("^1a^7b"));
    assertEquals("^xa", ColourCodes.CARET_DIGIT.strip("^xa"));
    assertEquals("a^", ColourCodes.CARET_ANY.strip("^xa^"));
    assertEquals("a^b", ColourCodes.CARET_HEX.strip("^xf0aa^^b"));
    assertEquals("ab", ColourCodes.SECTION.strip("§x§1§2§3§4§5§6a§lb§"));
    assertEquals("ab", ColourCodes.HEX_LITERAL.strip("0xff0000ab"));
    assertEquals("ab", ColourCodes.CONTROL.strip("\u0001a\u0010b"));
    assertEquals("[17]", ColourCodes.QUAKE_FONT.strip("\u0010\u0013\u0019\u0091"));
    assertEquals("a^1", ColourCodes.NONE.strip("a^1"));
  }
}
