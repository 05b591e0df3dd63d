package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestLineTest {
  @Test
  void should_read_words_and_members() {
    RestLine line = RestLine.of("POST kick userid=\"steam_1\" message=\"bye = {now}\" n=12");
    assertEquals(List.of("POST", "kick"), line.words());
    assertEquals("{\"userid\":\"steam_1\",\"message\":\"bye = {now}\",\"n\":12}", line.members());
    assertEquals("{}", RestLine.of("GET players").members());
    assertEquals("{\"message\":\"\"}", RestLine.of("POST shutdown message=\"\"").members());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST ../stop",
        "GET players?x",
        "GET a%2f",
        "POST  kick",
        "POST kick userid=steam_1",
        "POST kick userid=\"steam_1",
        "POST kick userid=\"a\"message=\"b\"",
        "POST kick =\"a\"",
        "POST kick userid=",
        "POST kick n=01",
        "POST kick n=1234567890",
        "POST kick n=-1",
        "POST kick us er=\"a\" b\"=\"c\""
      })
  void should_refuse_what_is_no_command(String line) {
    var refused = assertThrows(IllegalArgumentException.class, () -> RestLine.of(line));
    assertTrue(refused.getMessage().contains("there is no console for free text"));
  }

  @Test
  void should_keep_each_text_one_value() {
    SplittableRandom random = new SplittableRandom(7);
    String odd = "a \\'{}[]=,:;&<>%\u00fc\ud83d\ude00\u200b/0";
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        int at = random.nextInt(odd.length());
        boolean pair = Character.isSurrogate(odd.charAt(at));
        text.append(pair ? "\ud83d\ude00" : odd.substring(at, at + 1));
      }
      RestLine line = RestLine.of("POST announce message=\"" + text + "\"");
      JsonValue read = DocumentTree.of(line.members()).root();
      assertEquals(text.toString(), read.text("message"));
      assertEquals(List.of("POST", "announce"), line.words());
    }
  }
}
