package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

final class PeerTextTest {
  /** Letters of Hangul that fill a place and show nothing. */
  private static final String INVISIBLE_LETTERS = "\u115f\u1160\u3164\uffa0";

  private static String shown(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> PeerText.append(out, c));
    return out.toString();
  }

  @Test
  void whatIsHarmfulIsWrittenOut() {
    assertEquals(
        "\\x1b[2J\\x07\\x0d\\x7f\\x9b1m\\x85", shown("\u001b[2J\u0007\r\u007f\u009b1m\u0085"));
    assertEquals("a\\u202eb\\u202cc\\u2066\\u2069", shown("a\u202eb\u202cc\u2066\u2069"));
    assertEquals("one\\u2028two\\u2029", shown("one\u2028two\u2029"));
    assertEquals(
        "\\u061c\\u200b\\ufeff\\u{e0041}\\u{e007f}\\xad\\u200d",
        shown("\u061c\u200b\ufeff\udb40\udc41\udb40\udc7f\u00ad\u200d"));
    assertEquals("\\u3164\\u034f\\u{e0100}\\ud800x", shown("\u3164\u034f\udb40\udd00\ud800x"));
  }

  @Test
  void whatIsHarmlessStays() {
    String harmless = "tab\tline\n §c ^1 ü € 😀 ❤\ufe0f \u200e\u200f عربى";
    assertEquals(harmless, shown(harmless));
  }

  /** By the properties of Unicode, and not by another list of ours. */
  @Test
  void nothingThatControlsFormatsOrTurnsIsLeft() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      boolean harmful =
          switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT -> c != 0x200e && c != 0x200f;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> turns(Character.getDirectionality(c));
          };
      int code = c;
      if (harmful || (Character.isLetterOrDigit(c) && INVISIBLE_LETTERS.indexOf(c) < 0)) {
        assertEquals(harmful, PeerText.isHarmful(c), () -> Integer.toHexString(code));
      }
    }
  }

  private static boolean turns(byte directionality) {
    return switch (directionality) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> false;
    };
  }

  @Test
  void aMessageHasOneLineAndAnEnd() {
    assertEquals("Bad  rcon\\x0d word", PeerText.oneLine(" Bad \nrcon\r\tword\n", 100));
    assertEquals("xxxxx…", PeerText.oneLine("x".repeat(70_000), 5));
    assertEquals("", PeerText.oneLine("\n\n", 5));
    assertEquals("a😀…", PeerText.oneLine("a😀b", 3));
    assertFalse(PeerText.oneLine("a\n\u001b\u2028b", 9).matches("(?s).*[\\n\\u001b\\u2028].*"));
  }
}
