package io.rcon.cli;

import io.rcon.Rcon;
import io.rcon.Server;
import io.rcon.load.Knee;
import io.rcon.load.KneeSearch;
import io.rcon.load.LoadAssertion;
import io.rcon.load.LoadComparison;
import io.rcon.load.LoadJson;
import io.rcon.load.LoadPlan;
import io.rcon.load.LoadResult;
import io.rcon.load.LoadRuns;
import io.rcon.load.LoadScript;
import io.rcon.load.LoadSecond;
import io.rcon.load.LoadTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts load on servers and tells how they bear it. */
@Command(
    name = "load",
    header = "Puts load on a server and tells how many commands a second it bears.",
    description = {
      "",
      "Commands start on schedule whether or not earlier ones were answered, and times count from",
      "the schedule, so that a server that stalls cannot hide it. A result that this machine",
      "spoiled says so. Only for servers of this host, or those whose fleet file says",
      "'load: allowed'. Watchers and panels share the game's limits of connections and pace."
    },
    footer = {
      "",
      "Examples:",
      "  rcon load -t minecraft -a 127.0.0.1 --rate 20/s --duration 60s -c list",
      "  rcon load -t source -a 127.0.0.1 --rate 500/s --verify --assert 'p99<50ms' --out results",
      "  rcon load -t nukkit -a 127.0.0.1 --ramp 1/s..200/s -c list",
      "  rcon load -t ioquake3 -a 127.0.0.1 --ramp 0.2/s..50/s --ignore-pacing",
      "  rcon load compare before/result.json after/result.json"
    })
final class LoadCommand implements Callable<Integer> {
  private static final int MOST_RUNS = 1000;

  private final Console console;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private LoadOptions load = new LoadOptions();
  @Mixin private LoadGuard guard = new LoadGuard();
  @Mixin private RampOptions ramp = new RampOptions();

  @Option(
      names = "--precision",
      paramLabel = "HOW",
      description = "timer, or spin: busy for the last 100 us before each start; default timer.")
  private Precision precision = Precision.timer;

  @Option(
      names = "--watch",
      paramLabel = "WHAT",
      description = "tps or fps: asks the game for its own tick beside the load.")
  private TickWatch.@Nullable Kind watch;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "So many runs, one after the other; 'compare' wants five. Default 1.")
  private int runs = 1;

  @Option(
      names = "--against",
      paramLabel = "HOST:PORT",
      description = "Another server of the same kind and password: five runs each, in turn.")
  private @Nullable String against;

  @Option(
      names = "--assert",
      paramLabel = "WHAT",
      description =
          "For instance p99<50ms, errors<0.1%% or rate>=480; each run must be so, else the exit code"
              + " is 1.")
  private List<String> asserts = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write result.json, result.hlog, report.html, report.png and junit.xml there; with"
              + " --against also against.json, the other server's runs.")
  private @Nullable String out;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "table or json; default table.")
  private Form form = Form.table;

  /** The way in which a start is waited for. */
  enum Precision {
    timer,
    spin
  }

  /** The form in which the result is printed. */
  enum Form {
    table,
    json
  }

  LoadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<LoadAssertion> assertions = assertions();
    List<Server> servers = target.several(console);
    if (watch != null) {
      TickWatch.check(servers.get(0).dialect(), watch);
    }
    boolean datagrams = servers.stream().anyMatch(s -> Rcon.usesDatagrams(s.dialect()));
    LoadPlan plan = load.plan(datagrams);
    LoadScript script = load.script(servers.get(0));
    double highest = ramp.isGiven() ? ramp.to() : plan.schedule().perSecond();
    if (load.isSweep() && against != null) {
      throw CliException.usage("--against compares one depth: leave out the other of --depth");
    }
    ramp.check(load.isClosed(), against != null);
    List<Server> all = new ArrayList<>(servers);
    if (against != null) {
      all.add(other(servers, against));
    }
    if (runs < 1 || runs > MOST_RUNS) {
      throw CliException.usage("--runs: 1 to " + MOST_RUNS);
    }
    int each = against == null ? runs : Math.max(LoadComparison.RUNS, runs);
    Duration lasting = plan.warmUp().plus(plan.duration()).multipliedBy(each);
    guard.check(all, target.loadAllowed(), plan, script, highest, load.sessions(), lasting);
    try (LoadFolder folder = LoadFolder.at(out);
        LoadBench bench = bench(servers, script, highest, plan)) {
      TickWatch tick = watch == null ? null : new TickWatch(bench.beside());
      Consumer<LoadSecond> more = tick == null ? folder.log() : folder.log().andThen(tick);
      int code =
          against != null
              ? compare(bench, all.get(all.size() - 1), plan, script, more, folder, assertions)
              : ramp.isGiven()
                  ? search(bench, plan, datagrams, tick, more, folder, assertions)
                  : load.isSweep()
                      ? sweep(bench, plan, more, folder, assertions)
                      : measure(bench, plan, more, folder, assertions);
      if (tick != null) {
        console.err().line(tick.words());
      }
      return console.interrupts().raised() ? console.interrupts().exitCode() : code;
    }
  }

  private List<LoadAssertion> assertions() {
    try {
      return asserts.stream().map(LoadAssertion::parse).toList();
    } catch (IllegalArgumentException e) {
      throw CliException.usage("--assert: " + e.getMessage());
    }
  }

  private static Server other(List<Server> servers, String address) {
    if (servers.size() != 1) {
      throw CliException.usage("--against is for one server and another");
    }
    Server first = servers.get(0);
    AddressArgument where = AddressArgument.parse(address);
    int port = where.port() > 0 ? where.port() : first.port();
    return Server.of(first.dialect(), where.host(), port, first.secret());
  }

  private LoadBench bench(List<Server> servers, LoadScript script, double highest, LoadPlan plan) {
    boolean spin = precision == Precision.spin;
    return new LoadBench(console, servers, script, highest, plan.timeout(), load.sessions(), spin);
  }

  private int measure(
      LoadBench bench,
      LoadPlan plan,
      Consumer<LoadSecond> more,
      LoadFolder folder,
      List<LoadAssertion> assertions) {
    List<LoadResult> results = new ArrayList<>();
    for (int i = 0; i < runs && !bench.isStopped(); i++) {
      results.add(bench.run(plan, more));
    }
    return tell(results, null, folder, assertions);
  }

  private int sweep(
      LoadBench bench,
      LoadPlan plan,
      Consumer<LoadSecond> more,
      LoadFolder folder,
      List<LoadAssertion> assertions) {
    DepthSweep sweep = new DepthSweep(console, bench, plan, ramp.step(), more);
    int code = tell(sweep.run(load.lowestDepth(), load.highestDepth()), null, folder, assertions);
    console.err().line(sweep.words());
    return code;
  }

  private int search(
      LoadBench bench,
      LoadPlan plan,
      boolean datagrams,
      @Nullable TickWatch tick,
      Consumer<LoadSecond> more,
      LoadFolder folder,
      List<LoadAssertion> assertions) {
    KneeRun steps =
        new KneeRun(console, bench, plan, ramp.step(), datagrams, ramp.rest(), tick, more);
    Knee knee =
        new KneeSearch(steps, ramp.p99(), ramp.errors(), steps::tell)
            .between(ramp.from(), ramp.to());
    return tell(List.of(steps.best(knee)), knee, folder, assertions);
  }

  private int compare(
      LoadBench first,
      Server other,
      LoadPlan plan,
      LoadScript script,
      Consumer<LoadSecond> more,
      LoadFolder folder,
      List<LoadAssertion> assertions) {
    List<LoadResult> a = new ArrayList<>();
    List<LoadResult> b = new ArrayList<>();
    try (LoadBench second = bench(List.of(other), script, plan.schedule().perSecond(), plan)) {
      for (int i = 0; i < Math.max(LoadComparison.RUNS, runs) && !first.isStopped(); i++) {
        a.add(first.run(plan, more));
        if (!first.isStopped()) {
          b.add(second.run(plan, each -> {}));
        }
      }
    }
    int code = tell(a, null, folder, assertions);
    if (!b.isEmpty()) {
      folder.writeOther(b);
      ProgramOutput out = form == Form.json ? console.err() : console.out();
      new ComparisonPrinter(out).print(LoadRuns.of(a), LoadRuns.of(b));
    }
    boolean well = b.stream().allMatch(LoadResult::isValid);
    return code == ExitCode.OK && !well ? ExitCode.SOME_FAILED : code;
  }

  private int tell(
      List<LoadResult> results,
      @Nullable Knee knee,
      LoadFolder folder,
      List<LoadAssertion> assertions) {
    if (results.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    folder.write(results, knee, assertions);
    if (form == Form.json) {
      console.out().line(LoadJson.text(results, knee));
    } else {
      results.forEach(result ->
          LoadTable.lines(result).forEach(line -> console.out().line(TerminalText.harmless(line))));
    }
    if (knee != null && form == Form.table) {
      console.out().line(kneeLine(knee));
    }
    boolean well = results.stream().allMatch(each -> each.isValid() && each.answered() > 0);
    for (LoadAssertion assertion : assertions) {
      for (LoadResult result : results) {
        boolean holds = assertion.holds(result);
        well &= holds;
        console.err().line((holds ? "holds   " : "FAILED  ") + assertion.words(result));
      }
    }
    return well ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private static String kneeLine(Knee knee) {
    return TerminalText.harmless(
        String.format(
            Locale.ROOT,
            "knee      %.2f commands/s, p99 %.2f ms; limit: %s",
            knee.rate(),
            knee.p99(),
            knee.words()));
  }
}
