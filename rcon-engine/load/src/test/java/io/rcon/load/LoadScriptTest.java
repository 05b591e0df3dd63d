package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.EndRule;
import io.rcon.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadScriptTest {
  private static String text(CommandSource commands) {
    return commands.next(0, false).text;
  }

  @Test
  void whatStandsInBracesDiffersFromOneCommandToTheNext() {
    CsvTable table = CsvTable.parse(List.of("player, word", "Ann, hi", "\"Bob, \"\"B\"\"\", yo"));
    LoadScript script =
        LoadScript.of(List.of("# greets", "", "tell {player} {word} {n} {random 3..3}"), table);
    CommandSource commands = script.commands(1);
    assertEquals("tell Ann hi 0 3", text(commands));
    assertEquals("tell Bob, \"B\" yo 1 3", text(commands));
    assertEquals("tell Ann hi 2 3", text(commands));
    assertFalse(script.isVerifiable());
  }

  @Test
  void aTokenIsInNoOtherCommand() {
    LoadScript script = LoadScript.of("echo {token}");
    assertTrue(script.isVerifiable());
    CommandSource commands = script.commands(9);
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      LoadShot shot = commands.next(0, false);
      assertEquals("echo " + shot.token, shot.text);
      assertTrue(tokens.add(shot.token));
    }
    // Nor is one a part of another, or an answer to the other would pass for its own.
    List<String> some = tokens.stream().limit(300).toList();
    for (String one : some) {
      assertEquals(1, some.stream().filter(other -> other.contains(one)).count(), one);
    }
  }

  @Test
  void weightsDecideHowOftenACommandComes() {
    LoadScript script = LoadScript.of(List.of("3 * list", "help"), CsvTable.NONE);
    CommandSource commands = script.commands(4);
    int lists = 0;
    for (int i = 0; i < 10_000; i++) {
      lists += text(commands).equals("list") ? 1 : 0;
    }
    assertEquals(7500, lists, 200);
  }

  @Test
  void anAnswerWithoutTheTokenOrTheEndIsWrong() {
    LoadShot shot = LoadScript.of("echo {token}").commands(1).next(0, false);
    Reply own = Reply.of("echo: " + shot.token);
    assertEquals(null, AnswerCheck.wrong(shot, own));
    assertEquals(LoadError.WRONG_ANSWER, AnswerCheck.wrong(shot, Reply.of("echo: other")));
    Reply cut = new Reply(own.text(), EndRule.QUIET_TIME, true, 1, 5);
    assertEquals(LoadError.TRUNCATED, AnswerCheck.wrong(shot, cut));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 * list", "-1 * list", "1000000 * list", "99999999999999 * list"})
  void aWeightHasBounds(String line) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> LoadScript.of(List.of("999999 * list", line), CsvTable.NONE));
    assertEquals("line 2: a weight must be at least 1 and at most 999999", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,a", "a,token", "n,a", "random,a", "a,"})
  void aColumnHasANameOfItsOwn(String names) {
    assertThrows(
        IllegalArgumentException.class, () -> CsvTable.parse(List.of(names, "one,two")), names);
  }

  @Test
  void whatIsNotKnownIsNamedWithItsLine() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LoadScript.of(List.of("list", "say {who}"), CsvTable.NONE));
    assertTrue(e.getMessage().contains("line 2: {who}"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> LoadScript.of("say {random 9..1}"));
    assertThrows(IllegalArgumentException.class, () -> LoadScript.of("# nothing"));
    assertThrows(IllegalArgumentException.class, () -> CsvTable.parse(List.of("a,b", "only one")));
  }
}
