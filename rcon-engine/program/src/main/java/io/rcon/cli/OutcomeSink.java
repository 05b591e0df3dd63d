package io.rcon.cli;

import io.rcon.Outcome;

/** Takes outcomes: for the printer, the exit code and the summary. */
record OutcomeSink(ReplyPrinter printer, Tally tally, Summary summary) {
  /** Takes the outcome of a command that was given to a server. */
  void take(String command, Outcome outcome) {
    tally.add(outcome);
    show(command, outcome);
  }

  /** Takes the outcome of a command that was left out because one before it failed. */
  void show(String command, Outcome outcome) {
    summary.add(outcome);
    printer.print(command, outcome);
  }

  void end() {
    printer.end();
  }
}
