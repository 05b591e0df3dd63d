package io.rcon.cli;

import io.rcon.load.LoadRuns;

/** Prints two series of runs beside each other. */
final class ComparisonPrinter {
  private final ProgramOutput out;

  ComparisonPrinter(ProgramOutput out) {
    this.out = out;
  }

  void print(LoadRuns a, LoadRuns b) {
    out.line(TerminalText.harmless("A  " + a.target() + ", runs: " + a.rates().size()));
    out.line(TerminalText.harmless("B  " + b.target() + ", runs: " + b.rates().size()));
    if (a.invalid() + b.invalid() > 0) {
      out.line(
          "INVALID runs: A "
              + a.invalid()
              + ", B "
              + b.invalid()
              + "; their figures are not to be"
              + " trusted");
    }
    a.against(b).forEach(figure -> out.line(figure.line()));
  }
}
