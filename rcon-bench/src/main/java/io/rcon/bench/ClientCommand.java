package io.rcon.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One run of one client in this process: connect, rest, warm up, measure, take the times. */
@Command(name = "client", hidden = true, description = "One measured run; scale starts it.")
final class ClientCommand implements Callable<Integer> {
  private static final int REHEARSED = 3000;

  @Mixin Work work = new Work();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    boolean oneThread = work.callbacks == Work.Callbacks.DIRECT;
    Gauge gauge = new Gauge(oneThread);
    Sample sample = new Sample();
    Usage usage = new Usage();
    usage.load();
    rehearse();
    usage.rest(new Sample());
    Sample before = usage.rest(new Sample());
    long start = System.nanoTime();
    try (LoadClient client = client(gauge)) {
      client.connect();
      sample.put("connectMillis", (System.nanoTime() - start) / 1e6);
      sample.put("dialsPerSecond", client.transport().dialsPerSecond());
      idle(usage, before, sample);
      client.begin();
      warmUp(usage, gauge);
      if (work.windows == 0) {
        measured(window(usage, gauge, work.measure), sample);
      } else {
        measured(new Turns(work, client, gauge, spec.commandLine().getOut()).take(usage), sample);
      }
      latencies(gauge, sample);
      counts(client, gauge, sample);
      sample.put("failures", (double) gauge.failures());
      gauge.stop();
      spec.commandLine().getOut().println(sample.line());
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  /**
   * Connects some sessions beforehand, so that the measured ones run compiled code, on both sides.
   */
  private void rehearse() throws IOException, InterruptedException {
    int sessions = work.sessions;
    work.sessions = Math.min(sessions, REHEARSED);
    try (LoadClient client = client(new Gauge(true))) {
      client.connect();
    } finally {
      work.sessions = sessions;
    }
  }

  private LoadClient client(Gauge gauge) {
    if (work.who == Work.Who.ENGINE) {
      return new EngineClient(work, gauge);
    }
    return work.carrier == Carrier.TCP
        ? new BareTcpClient(work, gauge)
        : new BareUdpClient(work, gauge);
  }

  /**
   * Lasts at least as long as asked, until enough commands are done to compile all hot code, and
   * until the compiler is nearly idle; a busy machine takes longer, up to a bound.
   */
  private void warmUp(Usage usage, Gauge gauge) throws InterruptedException {
    long giveUp = System.nanoTime() + work.warmLimit * 1_000_000L * work.warmUp;
    pause(work.warmUp);
    while (System.nanoTime() < giveUp) {
      Usage.Moment begin = usage.now();
      long compiled = Usage.compiledMillis();
      pause(work.warmUp / 4);
      double spent = usage.now().since(begin).cpuNanos() / 1e6;
      boolean calm = Usage.compiledMillis() - compiled < 0.03 * spent;
      if (calm && (gauge.answers() >= work.warmCommands || work.every > 0)) {
        return;
      }
    }
  }

  private void idle(Usage usage, Sample before, Sample sample) {
    Sample after = usage.rest(new Sample());
    for (String figure : after.figures().keySet()) {
      sample.put(figure + "PerSession", (after.get(figure) - before.get(figure)) / work.sessions);
    }
  }

  static Window window(Usage usage, Gauge gauge, int millis) throws InterruptedException {
    Usage.Moment begin = usage.now();
    long answers = gauge.answers();
    pause(millis);
    return new Window(gauge.answers() - answers, usage.now().since(begin));
  }

  private static void measured(Window window, Sample sample) {
    long done = window.answers();
    Usage.Moment passed = window.passed();
    sample.put("perSecond", done / (passed.nanos() / 1e9));
    sample.put("cpuMicros", passed.cpuNanos() / 1e3 / done);
    sample.put("javaMicros", passed.javaNanos() / 1e3 / done);
    sample.put("cpuShare", (double) passed.cpuNanos() / passed.nanos());
    sample.put("allocatedBytes", (double) passed.allocated() / done);
    sample.put("collections", (double) passed.collections());
    sample.put("commands", (double) done);
  }

  private void latencies(Gauge gauge, Sample sample) throws InterruptedException {
    if (work.latency == 0) {
      return;
    }
    gauge.timing(true);
    pause(work.latency);
    gauge.timing(false);
    // A thread that has seen the flag up has recorded by then.
    pause(20);
    sample.put("p50Micros", gauge.latency().getValueAtPercentile(50) / 1e3);
    sample.put("p99Micros", gauge.latency().getValueAtPercentile(99) / 1e3);
    sample.put("p999Micros", gauge.latency().getValueAtPercentile(99.9) / 1e3);
  }

  /** Runs after the measurement, because counting has a cost. */
  private void counts(LoadClient client, Gauge gauge, Sample sample) throws InterruptedException {
    if (work.latency == 0) {
      return;
    }
    IoCounts counts = new IoCounts();
    client.transport().watch(counts);
    long answers = gauge.answers();
    long reads = counts.reads();
    long writes = counts.writes();
    pause(work.latency);
    double sixteens = (gauge.answers() - answers) / 16.0;
    sample.put("readsPer16", (counts.reads() - reads) / sixteens);
    sample.put("writesPer16", (counts.writes() - writes) / sixteens);
  }

  static void pause(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
