package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.Reply;

/** Answers on standard output, failures on standard error; among many each line bears its name. */
final class TextPrinter implements ReplyPrinter {
  private final Console console;
  private final boolean many;
  private final Progress progress;
  private final TerminalText text;

  TextPrinter(Console console, boolean many, Progress progress) {
    this.console = console;
    this.many = many;
    this.progress = progress;
    this.text = new TerminalText(console.colours());
  }

  @Override
  public void print(String command, Outcome outcome) {
    progress.clear();
    outcome.failure().ifPresent(failure -> print(outcome, failure));
    outcome.reply().ifPresent(reply -> print(outcome, reply));
  }

  private void print(Outcome outcome, RconException failure) {
    console.err().line("rcon: " + FailureText.line(failure));
    PartialText.print(console, many, outcome.server().dialect(), failure);
  }

  private void print(Outcome outcome, Reply reply) {
    String shown = text.render(reply.text(), outcome.server().dialect());
    String whole = shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown;
    ProgramOutput out = console.out();
    if (many) {
      String name = TerminalText.harmless(outcome.server().name());
      whole.lines().forEach(line -> out.print(name + ": " + line + "\n"));
      if (whole.isEmpty()) {
        out.print(name + ":\n");
      }
    } else {
      out.print(whole + "\n");
    }
    out.flush();
    if (reply.possiblyTruncated()) {
      console.err().line("rcon: " + outcome.server().name() + ": there may be more than what came");
    }
  }
}
