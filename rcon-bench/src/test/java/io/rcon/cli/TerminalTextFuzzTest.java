package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rcon.Dialect;
import io.rcon.codec.PeerText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** No text of a server commands a terminal, however it is shown. */
class TerminalTextFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void text(byte[] data) {
    check(new String(data, StandardCharsets.UTF_8));
    check(new String(data, StandardCharsets.ISO_8859_1));
  }

  private static void check(String text) {
    harmless(TerminalText.harmless(text));
    for (Dialect dialect : List.of(Dialect.MINECRAFT, Dialect.DARKPLACES)) {
      String plain = new TerminalText(false).render(text, dialect);
      harmless(plain);
      String coloured = new TerminalText(true).render(text, dialect);
      String withoutOurs = coloured.replaceAll("\u001b\\[[0-9;]{1,16}m", "");
      harmless(withoutOurs);
      assertEquals(plain, withoutOurs, "colours change nothing else");
    }
    Table table = new Table("A", "B");
    table.row(text, "x");
    harmless(table.toString());
    String json = Json.object(fields -> fields.writeStringField("text", text));
    harmless(json);
    assertFalse(json.contains("\n"));
    for (String name : CommandNames.parse(text)) {
      assertTrue(name.chars().allMatch(c -> c > ' ' && c < 0x7f), name);
    }
  }

  private static void harmless(String shown) {
    assertFalse(shown.codePoints().anyMatch(PeerText::isHarmful), shown);
  }
}
