package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs commands on one server or on a fleet. */
@Command(
    name = "exec",
    header = "Runs commands and prints the answers.",
    description = {
      "",
      "Options come first: everything after the first word belongs to the command.",
      "With - it reads one command a line from standard input and answers in their order."
    },
    footer = {
      "",
      "Examples:",
      "  rcon exec -t minecraft -a 10.0.0.7 --password-file secret.txt list",
      "  rcon exec -t minecraft -a 10.0.0.7 -c 'save-all flush' -c stop",
      "  rcon exec -f fleet.yaml -l region=eu -o table save-all",
      "  rcon exec -t minecraft -a 10.0.0.7 --expect-close --timeout 60s stop",
      "  rcon exec -f fleet.yaml --all --canary 2 --parallel 10 --delay 500ms say hi",
      "  rcon exec -t source -a 10.0.0.8:27015 -o ndjson - < commands.txt"
    })
final class ExecCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private CommandOptions commands = new CommandOptions();
  @Mixin private RolloutOptions rollout = new RolloutOptions();

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
              + " timeout fails. Of several commands by -c, the last one.")
  private boolean expectClose;

  ExecCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    MisplacedOptions misplaced = MisplacedOptions.in(spec.commandLine().getParseResult());
    try {
      return exec(misplaced);
    } catch (CliException e) {
      throw misplaced.explain(e);
    }
  }

  private int exec(MisplacedOptions misplaced) {
    rollout.check(target.isFleet(), commands.areLines());
    if (rollout.isList()) {
      new Plan(console, output.isJson()).list(target.chosen(console));
      return ExitCode.OK;
    }
    commands.check();
    if (rollout.isDryRun()) {
      new Plan(console, output.isJson()).dryRun(target.chosen(console), commands);
      return ExitCode.OK;
    }
    if (commands.areLines() && expectClose) {
      throw CliException.usage(
          "--expect-close is for one command; '-' reads many from standard input");
    }
    List<Server> servers = target.servers(console);
    if (target.isWholeFleet() && servers.size() > 1 && !rollout.isAll()) {
      new Confirmation(console).ask(commands.described(), servers.size());
    }
    misplaced.warn(console);
    return run(servers);
  }

  private int run(List<Server> servers) {
    Progress progress = target.isFleet() ? Progress.on(console.err()) : Progress.none();
    ReplyPrinter printer = output.printer(console, target.isFleet(), progress);
    Tally tally = new Tally();
    Summary summary = new Summary();
    try (RconFleet fleet = Fleets.open(engine, options -> {})) {
      List<RconSession> sessions = Fleets.add(fleet, SessionServers.with(servers));
      OutcomeSink sink = new OutcomeSink(printer, tally, summary);
      Linger linger = new Linger(fleet, console);
      if (commands.areLines()) {
        CommandLines lines = commands.lines(console);
        servers.stream()
            .filter(server -> !SessionServers.has(server))
            .forEach(each -> sink.take("-", Outcome.of(each, SessionServers.refusal(each))));
        new LinesRun(console, linger, sessions, engine, sink, lines).run();
      } else {
        List<RolloutStep> steps =
            toRun().stream().map(command -> RolloutStep.of(fleet, command)).toList();
        new Rollout(console, servers, steps, rollout, sink, progress, linger).run();
      }
    }
    if (servers.size() > 1) {
      console.err().line(summary.line(servers.size()));
    }
    if (console.interrupts().raised()) {
      return console.interrupts().exitCode();
    }
    // A roll-out that its canaries stopped is no success, whatever failures are told to count.
    return tally.exitCode(summary.isStopped(servers.size()) ? Tally.FailOn.any : failOn);
  }

  /** Of several commands the last one is meant to stop the server. */
  private List<io.rcon.Command> toRun() {
    List<io.rcon.Command> list = new ArrayList<>(commands.list(engine));
    if (expectClose) {
      int last = list.size() - 1;
      list.set(last, list.get(last).expectClose());
    }
    return list;
  }
}
