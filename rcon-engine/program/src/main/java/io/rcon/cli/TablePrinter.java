package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.Reply;
import java.util.ArrayList;
import java.util.List;

/** A row for every outcome, printed together so that the columns stand. */
final class TablePrinter implements ReplyPrinter {
  private static final int WIDEST = 100;

  private final ProgramOutput out;
  private final Progress progress;
  private final List<List<String>> rows = new ArrayList<>();

  TablePrinter(ProgramOutput out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public void print(String command, Outcome outcome) {
    String name = outcome.server().name();
    if (outcome.reply().isPresent()) {
      Reply reply = outcome.reply().get();
      String text = new TerminalText(false).render(reply.text(), outcome.server().dialect());
      String millis = String.valueOf(Json.millis(reply.elapsedNanos()));
      rows.add(List.of(name, command, "ok", millis, firstLine(text)));
    } else if (outcome.failure().isPresent()) {
      RconException failure = outcome.failure().get();
      String came =
          new TerminalText(false).render(failure.partialText(), outcome.server().dialect());
      String told = firstLine(FailureText.reason(failure));
      String both = came.isBlank() ? told : told + "; came: " + firstLine(came);
      rows.add(List.of(name, command, failure.code(), "", both));
    }
  }

  private static String firstLine(String text) {
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    String line = (end < 0 ? stripped : stripped.substring(0, end) + " …").replace('\t', ' ');
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
  }

  @Override
  public void end() {
    progress.clear();
    Table table = new Table("SERVER", "COMMAND", "RESULT", "MILLIS", "ANSWER");
    rows.forEach(table::row);
    out.print(table.toString());
    out.flush();
  }
}
