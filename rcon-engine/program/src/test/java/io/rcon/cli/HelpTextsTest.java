package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

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

  @Test
  void everyExampleCanBeTyped() {
    CommandLine program = Main.commandLine(new Run().console());
    List<String> wrong = new ArrayList<>();
    int examples = examples(program, program, wrong);
    assertEquals(List.of(), wrong);
    assertTrue(examples > 40, "only " + examples + " examples were found");
  }

  @Test
  void anOptionMayStandAfterAName() {
    CommandLine program = Main.commandLine(new Run().console());
    CommandLine.ParseResult typed =
        program.parseArgs("audit", "verify", "audit.log", "--head", "0".repeat(64));
    assertTrue(typed.subcommand().subcommand().hasMatchedOption("--head"));
  }

  private static int examples(CommandLine program, CommandLine command, List<String> wrong) {
    int found = 0;
    String footer = String.join("\n", command.getCommandSpec().usageMessage().footer());
    for (List<String> words : DocumentedLines.rcon("```sh\n" + footer + "\n```\n")) {
      found++;
      try {
        // Up to where another program, or a file, begins.
        program.parseArgs(
            words.stream().takeWhile(w -> !Set.of(">", "&&").contains(w)).toArray(String[]::new));
      } catch (ParameterException e) {
        wrong.add(words + ": " + e.getMessage());
      }
    }
    for (CommandLine below : command.getSubcommands().values()) {
      found += examples(program, below, wrong);
    }
    return found;
  }

  private static void print(CommandLine command) {
    command.getUsageMessage();
    command.getSubcommands().values().forEach(HelpTextsTest::print);
  }
}
