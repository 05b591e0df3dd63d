package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogStreamTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final LogStream stream = new LogStream(bytes);

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void whatIsHarmfulIsWrittenOutAndOtherLettersStay() {
    stream.println("[WARN] \u001b[31mlöbby\u202e \u009b2J");
    stream.print("\u0007");
    stream.println((Object) "\u001b]0;title\u0007");
    assertEquals(
        List.of("[WARN] \\x1b[31mlöbby\\u202e \\x9b2J", "\\x07\\x1b]0;title\\x07"), lines());
  }

  @Test
  void aStackTraceKeepsItsLines() {
    Exception cause = new IllegalStateException("\u001b[2Jcause");
    new IllegalArgumentException("\u001b[31mred", cause).printStackTrace(stream);
    assertEquals("java.lang.IllegalArgumentException: \\x1b[31mred", lines().get(0));
    assertTrue(lines().get(1).startsWith("\tat io.rcon.cli.LogStreamTest."), lines().get(1));
    assertTrue(
        lines().contains("Caused by: java.lang.IllegalStateException: \\x1b[2Jcause"), "" + bytes);
  }
}
