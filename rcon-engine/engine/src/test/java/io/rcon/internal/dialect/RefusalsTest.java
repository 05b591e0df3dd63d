package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.QuakeFacts;
import io.rcon.Refusal;
import io.rcon.RefusalText;
import io.rcon.Sealing;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kin of Quake say of a wrong password, and what only looks so. */
class RefusalsTest {
  private static final List<String> WORDS =
      List.of(
          "Bad rconpassword.\n",
          "Bad rconpassword\n",
          "Bad rcon",
          "Invalid password.\n",
          "INVALID PASSWORD.\r\n",
          "invalid password",
          "bad RCON password.\n\n",
          "No rconpassword set on the server.\n",
          "No rconpassword set.\n",
          "No rconpassword set on server or password is shorter than 8 characters.\n",
          "The server must set rcon_password to be able to use this command.\n",
          "server denied rcon access to 127.0.0.1:4711\n");

  static List<String> words() {
    return WORDS;
  }

  private static Talk told(Dialect dialect, String words) {
    Talk talk = new Talk(dialect);
    talk.command("status");
    if (dialect.get(QuakeFacts.RCON_SECURE) == 2) {
      boolean aes = dialect.get(QuakeFacts.SEALED_BY) == Sealing.AES;
      String word = aes ? "challengeResponse 0123456789abcdef" : "challenge abcdefghijk";
      talk.datagram(("\u00ff\u00ff\u00ff\u00ff" + word).getBytes(ISO_8859_1));
    }
    talk.datagram(
        ("\u00ff\u00ff\u00ff\u00ff" + dialect.outOfBand().reply() + words).getBytes(ISO_8859_1));
    return talk;
  }

  @ParameterizedTest
  @MethodSource("words")
  void should_know_the_words_of_the_whole_family(String words) {
    for (Dialect dialect : Dialect.all()) {
      if (dialect.family().equals(QuakeFacts.FAMILY)) {
        Talk talk = told(dialect, words);
        assertEquals(1, talk.log.size(), dialect.name() + talk.log);
        assertTrue(talk.log.get(0).startsWith("refused: the server says: "), talk.log.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console: Invalid password.\n",
        "Invalid password.\nis what it said\n",
        "\nInvalid password.\n",
        "Bad rconpassword.\nmap: q3dm1\n",
        "\"rcon_password\" is:\"bad rcon\"\n",
        "Invalid map.\n",
        "",
        "\n"
      })
  void should_take_a_line_that_quotes_them_for_an_answer(String words) {
    told(Dialect.QUAKE3, words).understood("part of " + words.length(), "quiet");
  }

  @ParameterizedTest
  @CsvSource({"quakeworld", "darkplaces", "fte"})
  void should_doubt_the_words_of_mvdsv_in_each_case(String dialect) {
    Dialect known = Dialect.named(dialect).orElseThrow();
    String also =
        dialect.equals("fte") ? "" : "; check the password, and " + known.hints().onSilence();
    told(known, "BAD rcon_password.\n")
        .understood("refused or paced 1: the server says: BAD rcon_password." + also);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bad rcon_password.\nBad challenge.\n", "bad rcon_password.\nbad challenge"})
  void should_know_a_refusal_of_two_lines_where_the_dialect_says_so(String words) {
    RefusalText two = new RefusalText("Bad rcon_password.\nBad challenge", Refusal.PASSWORD);
    Dialect own = Dialect.QUAKE3.with(d -> d.name("own").refusals(List.of(two)));
    assertTrue(told(own, words).log.get(0).startsWith("refused: "));
    assertTrue(told(own, words + "\nmore").log.get(0).startsWith("part of "));
  }
}
