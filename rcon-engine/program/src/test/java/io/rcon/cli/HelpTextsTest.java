package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTextsTest {
  /** The library warns of a percent sign that stands alone, at whoever asks for help. */
  @Test
  void everyHelpIsPrintedWithoutAWarning() {
    PrintStream before = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      print(Main.commandLine(new Run().console()));
    } finally {
      System.setErr(before);
    }
    assertEquals("", warnings.toString(StandardCharsets.UTF_8));
  }

  private static void print(CommandLine command) {
    command.getUsageMessage();
    command.getSubcommands().values().forEach(HelpTextsTest::print);
  }
}
