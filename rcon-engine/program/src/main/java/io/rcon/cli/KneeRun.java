package io.rcon.cli;

import io.rcon.load.FoundPace;
import io.rcon.load.Knee;
import io.rcon.load.KneeSearch;
import io.rcon.load.KneeStep;
import io.rcon.load.LoadPlan;
import io.rcon.load.LoadResult;
import io.rcon.load.LoadSecond;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries rates on a server for the search of its knee. */
final class KneeRun implements KneeSearch.Steps {
  /** A step with fewer commands says little. */
  private static final int LEAST_COMMANDS = 20;

  private static final Duration LONGEST_STEP = Duration.ofSeconds(60);

  private final Console console;
  private final LoadBench bench;
  private final LoadPlan plan;
  private final Duration step;
  private final boolean datagrams;
  private final Duration rest;
  private final @Nullable TickWatch tick;
  private final Consumer<LoadSecond> more;
  private final List<LoadResult> results = new ArrayList<>();

  /**
   * Makes the steps.
   *
   * @param rest over UDP, how long nothing is sent before the server's pace is looked for
   */
  KneeRun(
      Console console,
      LoadBench bench,
      LoadPlan plan,
      Duration step,
      boolean datagrams,
      Duration rest,
      @Nullable TickWatch tick,
      Consumer<LoadSecond> more) {
    this.console = console;
    this.bench = bench;
    this.plan = plan;
    this.step = step;
    this.datagrams = datagrams;
    this.rest = rest;
    this.tick = tick;
    this.more = more;
  }

  @Override
  public LoadResult run(double rate) {
    Duration enough = Duration.ofNanos(Math.round(LEAST_COMMANDS / rate * 1e9));
    Duration hold = step.compareTo(enough) > 0 ? step : enough;
    hold = hold.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : hold;
    // It settles for a fifth of the step.
    LoadResult result = bench.run(plan.withRate(rate).lasting(hold.dividedBy(5), hold), more);
    results.add(result);
    return result;
  }

  @Override
  public @Nullable FoundPace pace() {
    if (!datagrams || isStopped()) {
      return null;
    }
    console.err().line("commands go unanswered: looking for a limit of the rate, after a rest");
    MainLoop waiting = new MainLoop();
    waiting.runUntil(this::isStopped, System.nanoTime() + rest.toNanos());
    FoundPace found = FoundPace.find(each -> bench.run(each, second -> {}), plan);
    if (found != null) {
      console.err().line(found.words());
      // Requests beyond its pace may still be counted.
      waiting.runUntil(this::isStopped, System.nanoTime() + rest.toNanos());
    }
    return found;
  }

  @Override
  public OptionalDouble tickLeft() {
    return tick == null ? OptionalDouble.empty() : tick.left();
  }

  @Override
  public boolean isStopped() {
    return bench.isStopped();
  }

  void tell(KneeStep tried) {
    console
        .err()
        .line(
            String.format(
                Locale.ROOT,
                "step %9.2f/s: answered %9.2f/s, p99 %8.2f ms, errors %.2f%%%s",
                tried.rate(),
                tried.achieved(),
                tried.p99(),
                100 * tried.errors(),
                tried.isBorne() ? "" : "  too much: " + tried.verdict()));
  }

  /** The step whose figures stand for the knee: the last one that was run at its rate. */
  LoadResult best(Knee knee) {
    for (int i = results.size() - 1; i >= 0; i--) {
      if (results.get(i).plan().schedule().perSecond() == knee.rate()) {
        return results.get(i);
      }
    }
    return results.get(results.size() - 1);
  }
}
