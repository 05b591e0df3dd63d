package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconOptionsBuilder;
import io.rcon.Server;
import io.rcon.monitor.MonitorOptions;
import io.rcon.monitor.PollLag;
import io.rcon.monitor.http.FleetMetrics;
import io.rcon.monitor.http.HttpOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches a fleet, or a simulated one, from one event loop. */
@Command(
    name = "watch",
    header = "Watches many servers and shows how they do.",
    description = {
      "",
      "Asks every server in turn for its status or list, and shows states, rates and times.",
      "Ends well only if all were there at the end and nothing failed. Servers that are not well",
      "are named with their state, since when and why, the worst first.",
      "At a terminal it is a table of all servers with keys; its last line tells them.",
      "A page at http://127.0.0.1:9400/ shows the same, and each server with its last hour.",
      "Of a fleet, games that take typed commands by HTTP are left out and named.",
      "The fleet file is read again when it changes and, where neither input nor output is a",
      "terminal, on SIGHUP; a file that cannot be used changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  rcon watch --simulate 1000 --for 20s",
      "  rcon watch --simulate 10000 --interval 10s --for 10m",
      "  rcon watch -f fleet.yaml -l region=eu --interval 10s"
    })
final class WatchCommand implements Callable<Integer> {
  private static final Duration UNTIL_STOPPED = Duration.ofDays(3650);

  private static final int DIALS_PER_SECOND = 1000;

  private final Console console;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private WatchHttp http = new WatchHttp();
  @Mixin private WatchSchedules schedules = new WatchSchedules();
  @Mixin private WatchCommands commands = new WatchCommands();
  @Mixin private WatchNotify notify = new WatchNotify();
  @Mixin private WatchHistory history = new WatchHistory();

  @Option(
      names = "--simulate",
      paramLabel = "N",
      description =
          "Start N simulated servers on loopback in other processes, watch those and tell at the"
              + " end what that took; of all games, or of those that -t names.")
  private int simulate;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = Durations.class,
      description =
          "How often each server is asked that has no 'poll' of its own in the fleet file;"
              + " default 2s. No game is asked too often.")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "End after this time, with a summary; without it Ctrl-C ends.")
  private Duration lasting = UNTIL_STOPPED;

  @Option(names = "--plain", description = "A line a second instead of a table.")
  private boolean plain;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the summary to a file.")
  private @Nullable String json;

  private final WatchMaintenance maintenance = new WatchMaintenance();

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (simulate == 0) {
      String not = schedules.areWanted() ? "not watched, and in no schedule" : "not watched";
      SessionServers sessions = new SessionServers(console, not);
      return watch(sessions.of(target.servers(console)), sessions, options -> {});
    }
    if (simulate < 1) {
      throw CliException.usage("--simulate: give a number above zero");
    }
    try (SimulatedProcesses servers = SimulatedMix.start(simulate, target.types())) {
      // Loopback takes more than a network should be given.
      return watch(
          servers.servers(),
          new SessionServers(console, "not watched"),
          options -> options.dialsPerSecond(DIALS_PER_SECOND));
    }
  }

  private int watch(
      List<Server> servers, SessionServers sessions, Consumer<RconOptionsBuilder> more) {
    console.out().outlastFullDisk(text -> console.err().line("rcon: " + text));
    SummaryFile summary = SummaryFile.at(json);
    Optional<HttpOptions> web = http.options();
    schedules.check(target);
    commands.check(web, schedules.areWanted());
    PollLag lag = new PollLag();
    FleetMetrics metrics = http.metrics();
    RconListener listener = RconListener.all(lag, metrics.listener());
    try (WatchAudit audit = commands.open(target, console);
        RconFleet fleet =
            Fleets.open(engine, options -> more.accept(options.eventLoops(1).listener(listener)))) {
      Fleets.add(fleet, paced(servers));
      WatchCost cost = new WatchCost();
      WatchStats stats = new WatchStats(System.nanoTime());
      MonitorOptions options =
          MonitorOptions.usual().every(interval).withIds(http.ids()).measuredBy(lag);
      FleetReload reload =
          target
              .file()
              .map(file -> new FleetReload(file, () -> read(sessions), console))
              .orElse(null);
      WatchRun run =
          new WatchRun(console, fleet, stats, options, web, metrics, reload)
              .commandedBy(audit.remote(fleet))
              .atStart(monitor -> {
                cost.begin(monitor);
                history.begin(monitor, console);
                maintenance.begin(monitor, target);
                schedules.begin(
                    target,
                    fleet,
                    WatchMaintenance.ofSchedules(monitor),
                    audit.commands(),
                    console);
                notify.begin(target, monitor, console);
              });
      WatchReport end;
      try (WatchDisplay view = display()) {
        try {
          end = run.run(lasting, view);
        } finally {
          schedules.end();
          notify.end();
          history.end();
        }
        view.end(end);
      }
      if (simulate > 0) {
        console.out().line(cost.line());
      }
      summary.write(end);
      if (console.interrupts().raised()) {
        return console.interrupts().exitCode();
      }
      return end.isWell() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }
  }

  private boolean isScreen() {
    return console.out().isTerminal() && !"dumb".equals(console.variable("TERM"));
  }

  private WatchDisplay display() {
    return plain
        ? new WatchView(console.out(), false)
        : WatchScreen.take(console).orElseGet(() -> new WatchView(console.out(), isScreen()));
  }

  private List<Server> read(SessionServers sessions) {
    List<Server> servers = paced(sessions.of(target.servers(console)));
    // The first that may refuse the file, before anything has followed it.
    schedules.reload(target);
    maintenance.reload(target);
    notify.reload(target);
    return servers;
  }

  private List<Server> paced(List<Server> servers) {
    return servers.stream().map(server -> WatchPolls.paced(server, interval)).toList();
  }
}
