package io.rcon.cli;

import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.RconFleet;
import java.util.List;
import java.util.Locale;

/** What a line of the shell does, wherever it came from. */
final class Shell {
  static final List<String> OWN = List.of(":help", ":quit", ":state");

  private final Console console;
  private final RconFleet fleet;
  private final EngineOptions engine;
  private final ReplyPrinter printer;
  private final Progress progress;
  private final Linger linger;

  Shell(
      Console console,
      RconFleet fleet,
      EngineOptions engine,
      ReplyPrinter printer,
      Progress progress) {
    this.console = console;
    this.fleet = fleet;
    this.engine = engine;
    this.printer = printer;
    this.progress = progress;
    linger = new Linger(fleet, console);
  }

  /** Runs a line; Ctrl-C cancels it. Returns false for the line that ends the shell. */
  boolean accept(String line, Tally tally) {
    String stripped = line.strip();
    if (stripped.isEmpty()) {
      return true;
    }
    if (!stripped.startsWith(":")) {
      new BroadcastRun(console, printer, progress, tally).run(fleet, engine.command(line), linger);
      return true;
    }
    switch (stripped) {
      case ":quit", ":q", ":exit" -> {
        return false;
      }
      case ":state" -> console.out().print(states());
      case ":help" -> console.out().print(help());
      default -> {
        tally.add(ExitCode.USAGE);
        console.err().line("rcon: there is no " + stripped + " here; :help lists what there is");
      }
    }
    console.out().flush();
    return true;
  }

  private static String help() {
    return """
    :help    shows this
    :state   shows the servers and where their sessions stand
    :quit    ends the shell; so does Ctrl-D
    Everything else is sent to the server as it is. Ctrl-C cancels a command that runs.
    """;
  }

  private String states() {
    Table table = new Table("SERVER", "DIALECT", "STATE", "QUEUED", "UNDER WAY", "LAST MILLIS");
    for (ServerSnapshot server : fleet.snapshot().servers()) {
      table.row(
          server.server().name(),
          server.server().dialect().name(),
          server.state().name(),
          String.valueOf(server.queued()),
          String.valueOf(server.underWay()),
          server.lastMillis() < 0 ? "" : String.format(Locale.ROOT, "%.1f", server.lastMillis()));
    }
    return table.toString();
  }
}
