package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Connects, logs in and proves the dialect, and says which step failed. */
@Command(
    name = "check",
    header = "Connects, logs in, proves the dialect, and says which step failed and why.",
    description = {
      "",
      "The dialect is proven by a harmless command of the game and by a long answer, such as its",
      "list of commands. Over UDP there is no login: the first answer proves both.",
      "",
      "Without -t it finds out the dialect of a server that speaks in Source frames, by how it",
      "answers the login, 'help' and commands that list players, and prints what to write down.",
      "Where nothing listens over TCP it asks queries of games that are spoken to over UDP."
    },
    footer = {
      "",
      "Examples:",
      "  rcon check -t source -a 10.0.0.8:27015 --password-file pw.txt",
      "  rcon check -a 10.0.0.9:27020 --password-file pw.txt  # finds out which game it is",
      "  rcon check -t minecraft -a 10.0.0.7 --within 2m      # waits for a server that starts"
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    target.whereUnknown(DialectSearch.BOLD);
    List<Server> servers = new SessionServers(console, "not checked").of(target.servers(console));
    CheckPrinter printer = new CheckPrinter(console, output.isJson(), target.isFleet());
    CheckTable table = new CheckTable(console.out());
    MainLoop loop = new MainLoop();
    Tally tally = new Tally();
    CheckSteps steps = new CheckSteps();
    try (RconFleet fleet = Fleets.open(engine, options -> options.listener(steps))) {
      List<Check> checks = new ArrayList<>();
      for (RconSession session : Fleets.add(fleet, servers)) {
        checks.add(
            new Check(
                fleet,
                session,
                steps,
                loop,
                result -> {
                  tally.add(result.exitCode());
                  if (output.isTable()) {
                    table.add(result);
                  } else {
                    printer.print(result);
                  }
                }));
      }
      checks.forEach(check -> check.start(engine));
      boolean[] stopped = new boolean[1];
      console.interrupts().handle(() -> loop.execute(() -> stopped[0] = true));
      loop.runUntil(() -> stopped[0] || tally.total() == servers.size());
    }
    if (output.isTable()) {
      table.end();
    }
    return console.interrupts().raised()
        ? console.interrupts().exitCode()
        : tally.exitCode(Tally.FailOn.any);
  }
}
