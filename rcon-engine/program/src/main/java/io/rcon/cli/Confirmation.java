package io.rcon.cli;

import java.io.IOException;
import java.util.Set;

/** Asks before a command goes to a whole fleet. */
final class Confirmation {
  private final Console console;

  Confirmation(Console console) {
    this.console = console;
  }

  /** Returns only if the answer is yes. */
  void ask(String commands, int servers) {
    if (!console.inIsTerminal() || !console.err().isTerminal()) {
      throw CliException.usage(
          "without -l "
              + commands
              + " would run on all "
              + servers
              + " servers, and there is no terminal to ask at: give --all, or choose with -l");
    }
    console
        .err()
        .print(
            TerminalText.harmless("Run " + commands + " on all " + servers + " servers? [y/N] "));
    console.err().flush();
    // The read cannot be interrupted.
    console.interrupts().handle(() -> Runtime.getRuntime().halt(console.interrupts().exitCode()));
    try {
      String answer = console.lines().next();
      if (answer == null || !Set.of("y", "Y", "yes", "Yes", "YES").contains(answer.strip())) {
        throw CliException.usage("nothing was sent; choose servers with -l, or say --all");
      }
    } catch (IOException e) {
      throw CliException.usage("cannot read the answer: " + e.getMessage());
    } finally {
      console.interrupts().handle(() -> {});
    }
  }
}
