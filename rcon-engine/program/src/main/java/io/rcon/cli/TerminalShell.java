package io.rcon.cli;

import io.rcon.RconSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Sized;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The shell at a terminal: history, completion, Ctrl-C for the line or the command. */
final class TerminalShell {
  private static final Sized USUAL_SIZE = Size.of(80, 24);

  private final Console console;
  private final Shell shell;
  private final List<RconSession> sessions;
  private final StateChanges changes;

  TerminalShell(Console console, Shell shell, List<RconSession> sessions, StateChanges changes) {
    this.console = console;
    this.shell = shell;
    this.sessions = sessions;
    this.changes = changes;
  }

  int run() {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .encoding(StandardCharsets.UTF_8)
            .dumb(true)
            .nativeSignals(true)
            // To ask the terminal what it can do would swallow what was typed before the prompt.
            .graphemeCluster(false)
            .signalHandler(this::signalled)
            .build()) {
      if (terminal.getSize().getColumns() <= 0 || terminal.getSize().getRows() <= 0) {
        // A pseudo terminal whose size nobody set: a container's, a serial line's.
        terminal.setSize(USUAL_SIZE);
      }
      changes.forget();
      LineReader reader = reader(terminal);
      try (IdleNews news = IdleNews.begin(reader, changes)) {
        loop(reader, news);
      }
      return console.interrupts().terminated() ? console.interrupts().exitCode() : ExitCode.OK;
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "this terminal cannot be used: " + e.getMessage());
    }
  }

  private void signalled(Terminal.Signal signal) {
    if (signal == Terminal.Signal.INT) {
      console.interrupts().raise();
    }
  }

  private LineReader reader(Terminal terminal) {
    // A line goes to the server as it is typed: no quotes, no escapes, no ! of ours.
    DefaultParser parser = new DefaultParser().escapeChars(new char[0]).quoteChars(new char[0]);
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .parser(parser)
        .history(new DiscreetHistory(sessions))
        .completer(new CommandCompleter(new CommandNames(sessions.get(0))))
        .variable(LineReader.HISTORY_FILE, HistoryFile.prepare(console))
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
        .build();
  }

  private void loop(LineReader reader, IdleNews news) {
    String prompt = prompt();
    Tally tally = new Tally();
    while (!console.interrupts().terminated()) {
      try {
        // At the prompt the terminal takes Ctrl-C itself; only a SIGTERM comes this way.
        console.interrupts().handle(Thread.currentThread()::interrupt);
        news.idle(true);
        String line = reader.readLine(prompt);
        news.idle(false);
        console.interrupts().clear();
        if (!shell.accept(line, tally)) {
          return;
        }
        console.interrupts().clear();
      } catch (UserInterruptException e) {
        // Ctrl-C drops the line, as in other shells.
        Thread.interrupted();
        if (e.getPartialLine() == null || e.getPartialLine().isEmpty()) {
          console.err().line(":quit or Ctrl-D leaves");
        }
        console.interrupts().clear();
      } catch (EndOfFileException e) {
        return;
      }
    }
  }

  private String prompt() {
    String who =
        sessions.size() == 1 ? sessions.get(0).server().name() : sessions.size() + " servers";
    String safe = TerminalText.harmless(who);
    return console.colours() ? "\u001b[32m" + safe + "\u001b[0m> " : safe + "> ";
  }
}
