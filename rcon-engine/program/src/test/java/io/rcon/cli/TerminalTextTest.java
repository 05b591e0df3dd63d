package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rcon.ConsoleFacts;
import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  private final TerminalText coloured = new TerminalText(true);
  private final TerminalText plain = new TerminalText(false);

  @Test
  void everyControlCharacterButLineFeedAndTabIsWrittenOut() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x20; c++) {
      all.append(c);
    }
    for (char c = 0x7f; c <= 0x9f; c++) {
      all.append(c);
    }
    for (Dialect dialect : Dialect.all()) {
      String shown = coloured.render(all.toString(), dialect);
      assertFalse(
          shown.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'), shown);
    }
    assertEquals("\\x1b]0;title\\x07", TerminalText.harmless("\u001b]0;title\u0007"));
    assertEquals("a\tb\nc", TerminalText.harmless("a\tb\nc"));
    assertEquals("\\x9b2J", TerminalText.harmless("\u009b2J"));
  }

  @Test
  void lineEndsOfOtherSystemsAreLineEnds() {
    assertEquals("a\nb", TerminalText.harmless("a\r\nb"));
    assertEquals("100%\\x0d  0%", TerminalText.harmless("100%\r  0%"));
  }

  @Test
  void sectionCodesBecomeColoursOrVanish() {
    String text = "§cred §lbold§r plain";
    assertEquals("red bold plain", plain.render(text, Dialect.MINECRAFT));
    assertEquals(
        "\u001b[0;91mred \u001b[1mbold\u001b[0m plain\u001b[0m",
        coloured.render(text, Dialect.MINECRAFT));
  }

  @Test
  void caretCodesBecomeColoursOrVanish() {
    String text = "^1Red^7White ^xf80orange";
    assertEquals("RedWhite orange", plain.render(text, Dialect.IOQUAKE3));
    assertEquals(
        "\u001b[31mRed\u001b[0mWhite \u001b[38;2;255;136;0morange\u001b[0m",
        coloured.render(text, Dialect.DARKPLACES));
  }

  @Test
  void aDialectOfOnesOwnIsColouredAsItsBase() {
    Dialect modded = Dialect.MINECRAFT.with(d -> d.name("bigmod"));
    assertEquals("red", plain.render("§cred", modded));
    Dialect caret =
        Dialect.GENERIC.with(
            d -> d.name("caret").console(new ConsoleFacts("status", "", "", Colours.CARET, false)));
    assertEquals("red§c", plain.render("^1red§c", caret));
    assertEquals("§cx^1\\x00", plain.render("§cx^1\0", Dialect.SOURCE));
  }

  @Test
  void coloursEndWithTheirLine() {
    assertEquals(
        "\u001b[32mgreen\u001b[0m\nnext", coloured.render("^2green\nnext", Dialect.QUAKE3));
  }

  @Test
  void whatIsNoCodeInTheDialectStays() {
    assertEquals("2^3 = 8", plain.render("2^3 = 8", Dialect.MINECRAFT));
    assertEquals("§4 ^ ^a ^", plain.render("§4 ^ ^a ^", Dialect.QUAKE3));
    assertEquals("§ §z §", plain.render("§ §z §", Dialect.MINECRAFT));
    assertEquals("^xzz", plain.render("^xzz", Dialect.DARKPLACES));
  }
}
