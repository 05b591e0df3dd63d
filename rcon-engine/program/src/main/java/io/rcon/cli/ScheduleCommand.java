package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.config.FleetFileException;
import io.rcon.config.FleetSchedule;
import io.rcon.monitor.audit.CommandAudit;
import io.rcon.monitor.schedule.Maintenance;
import io.rcon.monitor.schedule.PlannedTime;
import io.rcon.monitor.schedule.SchedulePreview;
import io.rcon.monitor.schedule.Schedules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The schedules of a fleet file. */
@Command(
    name = "schedule",
    header = "Lists, previews and runs the schedules of a fleet file.",
    description = {
      "",
      "'rcon watch --schedules' runs them at their times. Something else must start a game that a",
      "schedule stops: a service manager, a container, the host's panel."
    },
    footer = {
      "",
      "Examples:",
      "  rcon schedule list -f fleet.yaml",
      "  rcon schedule dry-run -f fleet.yaml nightly",
      "  rcon schedule run -f fleet.yaml nightly"
    })
final class ScheduleCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Console console;

  ScheduleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    throw CliException.usage("what about the schedules? list, dry-run NAME or run NAME");
  }

  @Command(name = "list", header = "Lists the schedules with their next times; connects to nobody.")
  int list(@Mixin TargetOptions target) {
    Table table = new Table("SCHEDULE", "NEXT", "ZONE", "SERVERS", "");
    for (FleetSchedule schedule : schedules(target)) {
      Optional<PlannedTime> next = next(schedule);
      table.row(
          schedule.name(),
          next.map(planned -> TIME.format(planned.at().atZone(schedule.zone()))).orElse("never"),
          schedule.zone().getId(),
          String.valueOf(chosen(schedule, target).size()),
          next.map(PlannedTime::note).orElse(""));
    }
    console.out().print(table.toString());
    return ExitCode.OK;
  }

  @Command(
      name = "dry-run",
      header = "Shows what a schedule would send to each server; connects to nobody.")
  int dryRun(
      @Mixin TargetOptions target,
      @Parameters(paramLabel = "NAME", description = "The schedule.") String name) {
    FleetSchedule schedule = schedule(target, name);
    boolean well = true;
    for (Server server : chosen(schedule, target)) {
      for (String line : SchedulePreview.steps(schedule, server)) {
        console.out().line(TerminalText.harmless(server.name() + ": " + line));
      }
      for (String problem : SchedulePreview.problems(schedule, server)) {
        well = false;
        console
            .err()
            .line("rcon: " + TerminalText.harmless(server.name() + ": would not run: " + problem));
      }
    }
    return well ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  @Command(
      name = "run",
      header = "Runs a schedule now, with its countdown; Ctrl-C ends it.",
      description = {
        "",
        "Ends well only if every step was done on every server. A watcher with '--schedules' holds",
        "the journal: end that one first."
      })
  int run(
      @Mixin TargetOptions target,
      @Mixin EngineOptions engine,
      @Mixin JournalOption journal,
      @Parameters(paramLabel = "NAME", description = "The schedule.") String name) {
    FleetSchedule schedule = schedule(target, name);
    Path file = target.file().orElseThrow();
    List<Server> servers = target.servers(console);
    List<Server> meant = servers.stream().filter(server -> isOn(schedule, server)).toList();
    boolean all = new SessionServers(console, "not run").of(meant).size() == meant.size();
    MainLoop loop = new MainLoop();
    boolean[] ended = new boolean[2];
    try (RconFleet fleet = Fleets.open(engine, options -> {});
        Schedules schedules =
            journal.open(file, fleet, Maintenance.NONE, CommandAudit.NONE, console)) {
      Fleets.add(fleet, SessionServers.with(servers));
      CompletionStage<Boolean> run = schedules.runNow(schedule);
      run.whenComplete((well, failure) ->
          loop.execute(() -> {
            ended[0] = true;
            ended[1] = Boolean.TRUE.equals(well);
          }));
      console.interrupts().handle(() -> loop.execute(schedules::abandon));
      loop.runUntil(() -> ended[0]);
    } catch (IOException e) {
      throw CliException.usage("--journal: " + FileTrouble.words(e));
    }
    if (console.interrupts().raised()) {
      return console.interrupts().exitCode();
    }
    return ended[1] && all ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private static boolean isOn(FleetSchedule schedule, Server server) {
    return schedule.on().matches(server, SessionState.READY);
  }

  private static List<FleetSchedule> schedules(TargetOptions target) {
    if (!target.isFleet()) {
      throw CliException.usage("schedules stand in a fleet file: give it with -f");
    }
    return target.schedules();
  }

  private static FleetSchedule schedule(TargetOptions target, String name) {
    List<FleetSchedule> all = schedules(target);
    FleetSchedule found =
        all.stream()
            .filter(schedule -> schedule.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                CliException.usage(
                    "there is no schedule '"
                        + name
                        + "' in the file; it has "
                        + (all.isEmpty()
                            ? "none"
                            : all.stream()
                                .map(FleetSchedule::name)
                                .collect(Collectors.joining(", ")))));
    next(found);
    return found;
  }

  private static Optional<PlannedTime> next(FleetSchedule schedule) {
    try {
      return SchedulePreview.next(schedule, Instant.now());
    } catch (FleetFileException e) {
      throw CliException.usage("-f: " + e.getMessage());
    }
  }

  private List<Server> chosen(FleetSchedule schedule, TargetOptions target) {
    return target.chosen(console).stream().filter(server -> isOn(schedule, server)).toList();
  }
}
