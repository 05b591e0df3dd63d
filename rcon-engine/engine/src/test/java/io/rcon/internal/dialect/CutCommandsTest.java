package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a console would cut, change or run otherwise is refused, by what captures of each show. */
class CutCommandsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "quake3 | echo 100%s | '%'",
        "ioquake3 openarena quake3e | echo é | 'é'",
        "ioquake3 openarena quake3e xash3d cod4 urban-terror | echo 100%s | '%'",
        "ioquake3 quake3e xash3d quake2 cod4 fte | echo a // b | '//' at character 8",
        "ioquake3 fte quake2 | echo http://x | '//' at character 11",
        "ioquake3 | echo a/*b | '/*' at character 7",
        "quakeworld darkplaces nexuiz | echo a // b | '//' at character 8",
        "darkplaces xonotic quakeworld quakeworld-crypted quake2 fte | echo $hostname | '$'",
        "quake2 | echo é | 'é'",
        "fte | echo a;echo b | ';'",
      })
  void should_be_refused_with_a_reason(String dialects, String command, String why) {
    for (String dialect : dialects.split(" ", -1)) {
      Talk talk = new Talk(Dialect.named(dialect).orElseThrow());
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> talk.command(command), dialect);
      assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
      assertEquals(0, talk.sent.size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ioquake3 quake3 xash3d fte | echo \"http://x\"",
        "quakeworld darkplaces nexuiz | echo http://x",
        "ioquake3 xash3d quake3e nexuiz | echo $hostname",
        "ioquake3 quake3e xash3d quakeworld quake2 | echo a;echo b",
        "quakeworld fte quake2 darkplaces fivem | echo 100%s %d",
        "fte quakeworld xash3d darkplaces | echo é",
        "ioquake3 darkplaces | echo a/b",
        "ioquake3 | /",
      })
  void should_pass_as_it_is(String dialects, String command) {
    for (String dialect : dialects.split(" ", -1)) {
      Talk talk = new Talk(Dialect.named(dialect).orElseThrow());
      talk.command(command);
      assertEquals(1, talk.sent.size(), dialect);
    }
  }
}
