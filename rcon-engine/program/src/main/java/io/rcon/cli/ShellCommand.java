package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs commands as they are typed, on one server or on a choice of a fleet. */
@Command(
    name = "shell",
    header = "Runs commands as they are typed.",
    description = {
      "",
      "At a terminal with history and completion; otherwise it reads lines.",
      "Lines that begin with a colon are for the shell itself; ':help' lists them."
    },
    footer = {
      "",
      "Examples:",
      "  rcon shell -t ioquake3 -a 10.0.0.9:27960",
      "  rcon shell -f fleet.yaml -l dialect=minecraft"
    })
final class ShellCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ShellCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Server> servers =
        new SessionServers(console, "not in this shell").of(target.servers(console));
    Progress progress = target.isFleet() ? Progress.on(console.err()) : Progress.none();
    ReplyPrinter printer = output.printer(console, target.isFleet(), progress);
    StateChanges changes = new StateChanges();
    try (RconFleet fleet = Fleets.open(engine, options -> options.listener(changes))) {
      List<RconSession> sessions = Fleets.add(fleet, servers);
      Greeting greeting = new Greeting(console, sessions);
      int refused = greeting.await();
      if (refused != ExitCode.OK) {
        return refused;
      }
      Shell shell = new Shell(console, fleet, engine, printer, progress);
      if (console.inIsTerminal() && console.out().isTerminal()) {
        return new TerminalShell(console, shell, sessions, changes).run();
      }
      return new LineShell(console, shell).run();
    }
  }
}
