package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.EventLine.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLineTest {
  private static final Server SERVER = Server.of(Dialect.SOURCE, "127.0.0.1", 1, Secret.of("x"));
  private static final EventLine SQUAD =
      new EventLine(Kind.CHAT, "[Chat{}] [Online IDs:{}] {player} : {message}");
  private static final EventLine BATTLEYE_JOIN =
      new EventLine(Kind.JOIN, "Player #{} {player} ({}) connected");
  private static final EventLine BATTLEYE_LEAVE =
      new EventLine(Kind.LEAVE, "Player #{} {player} disconnected");

  /** Lines by players who pretend to be others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[ChatAll] [Online IDs:EOS: 00 steam: 76] An na : hi | An na | hi",
        "[ChatTeam] [Online IDs:EOS: 00] a : b : c | a | b : c",
        "[ChatSquad] [Online IDs:EOS: 00] [Online IDs:x] An : y | [Online IDs:x] An | y",
        "`[ChatAdmin] [Online IDs:EOS: 00] An : ` | An | ``",
      })
  void should_tell_a_player_from_a_message(String line, String player, String message) {
    RconEvent expected = new RconEvent.Chat(SERVER, line, player, message);
    assertEquals(Optional.of(expected), SQUAD.read(SERVER, line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Player #0 An (192.0.2.9:2304) connected | An",
        "Player #12 An (x) connected (192.0.2.9:2304) connected | An (x) connected",
      })
  void should_find_the_end_of_a_name_from_behind(String line, String player) {
    assertEquals(
        Optional.of(new RconEvent.Join(SERVER, line, player)), BATTLEYE_JOIN.read(SERVER, line));
  }

  @Test
  void should_not_count_line_ends_and_keep_them_in_the_text() {
    String line = "Player #1 An disconnected disconnected\r\n";
    assertEquals(
        Optional.of(new RconEvent.Leave(SERVER, line, "An disconnected")),
        BATTLEYE_LEAVE.read(SERVER, line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``",
        "[ChatAll] [Online IDs:] An : hi",
        "[ChatAll] [Online IDs:EOS: 00]  : hi",
        "[ChatAll] An : hi",
        "x [ChatAll] [Online IDs:EOS: 00] An : hi",
        "`[Chat`",
      })
  void should_not_take_another_line_for_one(String line) {
    assertEquals(Optional.empty(), SQUAD.read(SERVER, line));
    assertEquals(Optional.empty(), BATTLEYE_JOIN.read(SERVER, line));
    assertEquals(Optional.empty(), BATTLEYE_LEAVE.read(SERVER, line));
  }

  @ParameterizedTest
  @CsvSource({
    "CHAT, {player} says nothing",
    "CHAT, {player}{message}",
    "JOIN, somebody came",
    "JOIN, {player} and {player}",
    "LEAVE, {player} left: {message}",
    "LEAVE, {player left",
    "JOIN, {name} came with {player}"
  })
  void should_refuse_a_pattern_that_is_none(Kind kind, String pattern) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new EventLine(kind, pattern));
    assertTrue(e.getMessage().contains(pattern), e.getMessage());
  }

  /** Lines cut off at every place. */
  @Test
  void should_bear_every_cut() {
    String line = "Player #12 An (x) connected (192.0.2.9:2304) connected";
    for (int end = 0; end < line.length(); end++) {
      SQUAD.read(SERVER, line.substring(0, end));
      BATTLEYE_JOIN.read(SERVER, line.substring(end));
      BATTLEYE_LEAVE.read(SERVER, line.substring(0, end));
    }
  }
}
