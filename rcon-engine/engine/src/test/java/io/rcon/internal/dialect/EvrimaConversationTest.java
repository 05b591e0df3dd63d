package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.EvrimaFacts;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EvrimaConversationTest {
  private static final String ACCEPTED = "50617373776f7264204163636570746564";

  private final Dialect dialect = Dialect.named("evrima").orElseThrow();
  private final Talk talk = new Talk(dialect);

  private void hear(String text) {
    talk.stream(text.getBytes(StandardCharsets.UTF_8));
  }

  private void logIn() {
    talk.conversation.login(talk);
    talk.stream(ACCEPTED);
    talk.understood("logged in");
    talk.sent.clear();
  }

  @Test
  void logsInAlsoByAnAnswerInPieces() {
    talk.conversation.login(talk);
    assertEquals(List.of("0173656372657400"), talk.sent);
    for (int i = 0; i < ACCEPTED.length(); i += 2) {
      talk.understood();
      talk.stream(ACCEPTED.substring(i, i + 2));
    }
    talk.understood("logged in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Incorrect Password", "Password Accepte?", "password accepted"})
  void isRefusedByAnyOtherWords(String words) {
    talk.conversation.login(talk);
    hear(words);
    talk.understood("refused: the server did not accept the password but said: " + words);
  }

  @ParameterizedTest
  @CsvSource({
    "playerlist, 024000",
    "announce hello all, 021068656c6c6f20616c6c00",
    "'kick 7656,rude', 0230373635362c7275646500",
  })
  void aWordIsACode(String command, String sent) {
    logIn();
    talk.command(command);

    assertEquals(List.of(sent), talk.sent);
  }

  @Test
  void silenceEndsAnAnswerAndWhatComesWithoutACommandIsAnEvent() {
    logIn();
    int key = talk.command("playerlist");
    hear("PlayerList\n7656,");
    hear("\nAn");
    hear("na,\n");
    talk.understood("part of 16", "quiet", "part of 3", "quiet", "part of 4", "quiet");
    assertEquals("PlayerList\n7656,\nAnna,\n", talk.quiet(key));
    hear("by itself");
    talk.understood("event by itself");
    talk.forget(talk.command("save"));
    hear("late");
    talk.understood("event late");
  }

  @ParameterizedTest
  @CsvSource({
    "shutdown now, none for the first word",
    "'', none for the first word",
    "' announce x', none for the first word",
    "Announce x, none for the first word",
  })
  void aWordWithoutACodeIsRefused(String command, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> talk.command(command));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  /** A NUL ends a command, and a 2 behind it would begin another one. */
  @Test
  void noArgumentBeginsAnotherCommand() {
    for (String bad : List.of("announce a\0\2\60", "announce a\nb", "announce a\rb")) {
      assertThrows(IllegalArgumentException.class, () -> talk.command(bad));
    }
  }

  @Test
  void aDialectMayHaveMoreCodes() {
    Dialect more = dialect.with(d -> d.set(EvrimaFacts.CODES, List.of("shutdown ff")));
    Talk other = new Talk(more);
    other.conversation.login(other);
    other.stream(ACCEPTED);
    other.sent.clear();
    other.command("shutdown");
    assertEquals(List.of("02ff00"), other.sent);
    assertEquals(2, HexFormat.of().parseHex(other.sent.get(0))[0]);
    for (String bad : List.of("", "x", "x 1", "x 100", "x 00", "X 10", "x  10", "x 1g")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> dialect.with(d -> d.set(EvrimaFacts.CODES, List.of(bad))),
          bad);
    }
  }
}
