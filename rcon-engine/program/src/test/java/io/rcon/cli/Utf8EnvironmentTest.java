package io.rcon.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class Utf8EnvironmentTest {
  private static List<byte[]> nul(String text, Charset charset) {
    return Utf8Environment.split(text.getBytes(charset));
  }

  private static Utf8Environment of(Charset locale, String commandLine, String variables) {
    return new Utf8Environment(
        locale,
        nul(commandLine, UTF_8),
        nul(variables, UTF_8),
        name -> name.equals("PW") ? "p\uFFFD\uFFFD" : null);
  }

  @Test
  void argumentsThatTheLocaleSpoiledAreReadAgain() {
    Utf8Environment environment = of(US_ASCII, "java\0-jar\0rcon.jar\0exec\0pä s\0", "");
    assertArrayEquals(
        new String[] {"exec", "pä s"}, environment.arguments("exec", "p\uFFFD\uFFFD s"));
  }

  @Test
  void variablesThatTheLocaleSpoiledAreReadAgain() {
    assertEquals("pä", of(US_ASCII, "", "A=1\0PWX=no\0PW=pä\0").variable("PW"));
  }

  @Test
  void whatCannotBeHadWholeIsRefused() {
    CliException e =
        assertThrows(
            CliException.class, () -> of(US_ASCII, "", "").arguments("exec", "p\uFFFD\uFFFD"));
    assertEquals(2, e.exitCode());
    assertTrue(e.getMessage().contains("argument 2"), e.getMessage());
    assertThrows(CliException.class, () -> of(US_ASCII, "", "").variable("PW"));
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWhereTheLocaleCannotReadThemEither() {
    Utf8Environment environment =
        new Utf8Environment(US_ASCII, nul("java\0p\u00e4\0", ISO_8859_1), List.of(), name -> null);
    assertThrows(CliException.class, () -> environment.arguments("p\uFFFD"));
  }

  @Test
  void aLocaleThatReadsItsOwnBytesIsBelieved() {
    Utf8Environment environment =
        new Utf8Environment(
            ISO_8859_1, nul("java\0p\u00e4\0", ISO_8859_1), List.of(), name -> null);
    assertArrayEquals(new String[] {"pä"}, environment.arguments("pä"));
  }

  @Test
  void aReplacementCharacterThatWasTypedIsLeftAlone() {
    Utf8Environment environment = of(UTF_8, "java\0say \uFFFD\0", "");
    assertArrayEquals(new String[] {"say \uFFFD"}, environment.arguments("say \uFFFD"));
  }
}
