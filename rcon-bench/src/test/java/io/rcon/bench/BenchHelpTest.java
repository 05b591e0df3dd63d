package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchHelpTest {
  /** picocli prints a warning for a single percent sign when somebody asks for help. */
  @Test
  void everyHelpIsPrintedWithoutAWarning() {
    PrintStream before = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      print(BenchMain.commandLine());
    } finally {
      System.setErr(before);
    }
    assertEquals("", warnings.toString(StandardCharsets.UTF_8));
  }

  private static void print(CommandLine command) {
    command.getUsageMessage();
    command.getSubcommands().values().forEach(BenchHelpTest::print);
  }
}
