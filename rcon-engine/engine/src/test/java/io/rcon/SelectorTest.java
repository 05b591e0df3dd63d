package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
  private static final Server SERVER =
      Server.of(Dialect.MINECRAFT, "10.0.0.7", 25575, Secret.none())
          .named("eu-17")
          .tagged("region", "eu")
          .tagged("motd", "a=b (beta)")
          .tagged("star", "a*?b")
          .tagged("empty", "");

  private static boolean matches(String selector) {
    return Selector.parse(selector).matches(SERVER, SessionState.BACKING_OFF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "region=eu",
        "region==eu",
        " region = eu ",
        "region!=us",
        "absent!=us",
        "region",
        "!absent",
        "! absent",
        "region in (us, eu)",
        "region in(eu)",
        "region notin (us,ap)",
        "absent notin (us)",
        "name=eu-17",
        "name in (eu-17, eu-18)",
        "dialect=minecraft",
        "dialect!=source,region=eu",
        "state=backing_off",
        "state=BACKING_OFF",
        "state in (Ready, Backing_Off)",
        "state notin (ready)",
        "motd=a=b (beta)",
        "motd in (a=b (beta))",
        "empty=",
        "empty in ()",
        "region in (eu),dialect in (minecraft, nukkit), !event",
        "name=eu-*",
        "name=*",
        "name=*17",
        "name=e*-*7",
        "name=eu-1?",
        "name==eu**",
        "name!=mc-*",
        "name in (mc-*, eu-*)",
        "name notin (mc-*, us-*)",
        "dialect=mine*",
        "empty=*",
        "region=*",
        "absent!=*",
        "star=a\\*\\?b",
        "star=a*b",
      })
  void choosesTheServer(String selector) {
    assertTrue(matches(selector));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region=us",
        "region=EU",
        "region!=eu",
        "absent=eu",
        "absent",
        "!region",
        "absent in (eu)",
        "region notin (us, eu)",
        "name=eu-1",
        "dialect=source",
        "state=ready",
        "state!=backing_off",
        "region=eu,state=ready",
        "motd=a",
        "region=",
        "name=mc-*",
        "name=eu-?",
        "name=EU-*",
        "name=eu-*8",
        "name!=eu-*",
        "name notin (us-*, eu-*)",
        "region=\\*",
        "star=a\\*",
        "absent=*",
      })
  void passesTheServerBy(String selector) {
    assertFalse(matches(selector));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "=eu|'=eu' at column 1",
        "a=b,  re gion=eu|'re gion=eu' at column 7",
        "a=b, !|'!' at column 6",
        "region in (eu|'region in (eu' at column 1",
        "region in eu|'region in eu' at column 1",
        "a=b in (c)|'a=b in (c)' at column 1",
        "!a=b|'!a=b' at column 1",
        "region=(eu,us)|'region=(eu,us)' at column 1",
        "region~eu|'region~eu' at column 1",
        "x=1,state=up|no state 'up' at column 5",
        "state in (ready,up)|no state 'up' at column 1",
        "a=b,|empty term at column 5",
        ",a=b|empty term at column 1",
        "a=b,,c=d|empty term at column 5",
        ",|empty term at column 1",
      })
  void saysWhatItCannotReadAndWhere(String selector, String expected) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Selector.parse(selector));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void saysHowToWriteIt() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Selector.parse("region~eu"));
    assertTrue(
        e.getMessage()
            .endsWith("write key=value, key!=value, key in (a, b), key notin (a, b), key or !key"),
        e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> Selector.parse("state=up"));
    assertTrue(e.getMessage().contains("[idle, connecting, logging_in, ready,"), e.getMessage());
  }

  @Test
  void aStrayClosingParenthesisDoesNotSwallowTheNextTerm() {
    assertFalse(matches("motd=b),region=eu"));
    assertTrue(matches("motd!=b),region=eu"));
  }

  @Test
  void isAValue() {
    assertEquals(Selector.parse("region=eu"), Selector.parse(" region=eu "));
    assertEquals(Selector.parse("region=eu").hashCode(), Selector.parse("region=eu").hashCode());
    assertNotEquals(Selector.parse("region=eu"), Selector.parse("region=us"));
    assertEquals("region=eu", Selector.parse(" region=eu ").toString());
    assertSame(Selector.all(), Selector.parse(" "));
  }

  @Test
  void aDialectOfOnesOwnIsAlsoWhatItWasBuiltOn() {
    Dialect bigmod = Dialect.MINECRAFT.with(d -> d.name("bigmod"));
    Server server = Server.of(bigmod.with(d -> d.name("more")), "h", 1, Secret.of("pw"));
    for (String yes : List.of("dialect=minecraft", "dialect=bigmod", "dialect in (x, more)")) {
      assertTrue(Selector.parse(yes).matches(server, SessionState.READY), yes);
    }
    for (String no : List.of("dialect!=minecraft", "dialect=generic", "dialect=forge")) {
      assertFalse(Selector.parse(no).matches(server, SessionState.READY), no);
    }
    Server ark = Server.of(Dialect.GENERIC.with(d -> d.name("ark")), "h", 1, Secret.of("pw"));
    assertFalse(Selector.parse("dialect=generic").matches(ark, SessionState.READY));
  }
}
