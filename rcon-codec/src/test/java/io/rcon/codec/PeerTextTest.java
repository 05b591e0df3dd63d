package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

final class PeerTextTest {
  private static String shown(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> PeerText.append(out, (char) c));
    return out.toString();
  }

  @Test
  void whatIsHarmfulIsWrittenOut() {
    assertEquals(
        "\\x1b[2J\\x07\\x0d\\x7f\\x9b1m\\x85", shown("\u001b[2J\u0007\r\u007f\u009b1m\u0085"));
    assertEquals("a\\u202eb\\u202cc\\u2066\\u2069", shown("a\u202eb\u202cc\u2066\u2069"));
    assertEquals("one\\u2028two\\u2029", shown("one\u2028two\u2029"));
  }

  @Test
  void whatIsHarmlessStays() {
    String harmless = "tab\tline\n §c ^1 ü € 😀 \u200f\u200d عربى";
    assertEquals(harmless, shown(harmless));
  }

  /** By the properties of Unicode, and not by another list of ours. */
  @Test
  void nothingThatControlsIsLeft() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      boolean control =
          switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> turns(Character.getDirectionality(c));
          };
      int code = c;
      assertEquals(control, PeerText.isHarmful((char) c), () -> Integer.toHexString(code));
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
    assertFalse(PeerText.oneLine("a\n\u001b\u2028b", 9).matches("(?s).*[\\n\\u001b\\u2028].*"));
  }
}
