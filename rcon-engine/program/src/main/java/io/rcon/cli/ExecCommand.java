package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command, or one a line from standard input, on one server or on a fleet. */
@Command(
    name = "exec",
    header = "Runs a command and prints the answer.",
    description = {
      "",
      "Options come first: everything after the first word belongs to the command.",
      "With - it reads one command a line from standard input and answers in their order."
    },
    footer = {
      "",
      "Examples:",
      "  rcon exec -t minecraft -a 10.0.0.7 --password-file secret.txt list",
      "  rcon exec -f fleet.yaml -l region=eu -o table save-all",
      "  rcon exec -t minecraft -a 10.0.0.7 --expect-close --timeout 60s stop",
      "  rcon exec -t source -a 10.0.0.8:27015 -o ndjson - < commands.txt"
    })
final class ExecCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "WHEN",
      description = "Which failures make the program fail: any, all or none; default any.")
  private Tally.FailOn failOn = Tally.FailOn.any;

  @Option(
      names = "--expect-close",
      description =
          "The command is meant to stop the server, and succeeds when the server is gone: when it"
              + " closes the connection, or over UDP its port. One that still answers after the"
              + " timeout fails.")
  private boolean expectClose;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "1..*",
      description = "The command; its words are joined by spaces. Or - alone.")
  private List<String> words = new ArrayList<>();

  ExecCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String command = String.join(" ", words);
    boolean fromInput = "-".equals(words.get(0));
    if (fromInput && words.size() > 1) {
      throw CliException.usage(
          "nothing may follow '-', which reads commands from standard input;"
              + " options come before it");
    }
    if (command.isBlank()) {
      throw CliException.usage("the command is empty; say what the server is to run");
    }
    if (fromInput && expectClose) {
      throw CliException.usage(
          "--expect-close is for one command; '-' reads many from standard input");
    }
    List<Server> servers = target.servers(console);
    Progress progress = target.isFleet() ? Progress.on(console.err()) : Progress.none();
    ReplyPrinter printer = output.printer(console, target.isFleet(), progress);
    Tally tally = new Tally();
    try (RconFleet fleet = Fleets.open(engine, options -> {})) {
      List<RconSession> sessions = Fleets.add(fleet, servers);
      if (fromInput) {
        new LinesRun(console, fleet, sessions, engine, printer, tally).run();
      } else {
        new BroadcastRun(console, printer, progress, tally)
            .run(fleet, toRun(command), new Linger(fleet, console));
      }
    }
    return console.interrupts().raised() ? console.interrupts().exitCode() : tally.exitCode(failOn);
  }

  private io.rcon.Command toRun(String text) {
    io.rcon.Command command = engine.command(text);
    return expectClose ? command.expectClose() : command;
  }
}
