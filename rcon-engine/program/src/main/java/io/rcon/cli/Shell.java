package io.rcon.cli;

import io.rcon.Command;
import io.rcon.FleetSnapshot.ServerSnapshot;
import io.rcon.RconFleet;
import io.rcon.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Runs the lines of a shell, typed or read. */
final class Shell {
  static final List<String> OWN = List.of(":exit", ":help", ":quit", ":state");

  // One that is away is waited for; of many, some always are.
  private static final Duration FOR_ONE = Duration.ofSeconds(30);
  private static final Duration FOR_MANY = Duration.ofSeconds(5);

  private final Console console;
  private final RconFleet fleet;
  private final EngineOptions engine;
  private final ReplyPrinter printer;
  private final Progress progress;
  private final Linger linger;
  private final boolean alone;

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
    this.alone = fleet.select(Selector.all()).size() == 1;
  }

  /** Runs a line; Ctrl-C cancels it. Returns false for the line that ends the shell. */
  boolean accept(String line, Tally tally) {
    String stripped = line.strip();
    if (stripped.isEmpty()) {
      return true;
    }
    if (!stripped.startsWith(":")) {
      new ExecBroadcast(console, printer, progress, tally).run(fleet, command(line), linger);
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

  /** Nobody who types wants to be told of an attempt to connect that failed a while ago. */
  private Command command(String line) {
    Command command = engine.command(line);
    return engine.isWithin() ? command : command.within(alone ? FOR_ONE : FOR_MANY);
  }

  private static String help() {
    return """
    :help    shows this
    :state   shows the servers and where their sessions stand
    :quit    leaves the shell; so do :exit and Ctrl-D
    Everything else is sent to the server as it is, quit and exit too: they may stop the server.
    Ctrl-C gives up a command that runs; the server may still run it.
    """;
  }

  private String states() {
    Table table = new Table("SERVER", "DIALECT", "STATE", "QUEUED", "IN FLIGHT", "LAST MILLIS");
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
