package io.rcon.bench;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.load.LoadGenerator;
import io.rcon.load.LoadPlan;
import io.rcon.load.LoadResult;
import io.rcon.load.LoadScript;
import io.rcon.load.Schedule;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The load generator in a JVM of its own, against lean servers. */
@Command(
    name = "ceiling-worker",
    hidden = true,
    description = "The load generator alone; ceiling and queueing start it.")
final class CeilingWorker implements Callable<Integer> {
  private static final int PRACTICE_DEPTH = 4;

  @Option(names = "--addresses", required = true)
  Path addresses = Path.of("");

  @Option(names = "--rate", description = "commands a second; 0 for a closed loop")
  double rate;

  @Option(names = "--depth")
  int depth = 16;

  @Option(names = "--warm-up", description = "seconds")
  double warmUp = 3;

  @Option(names = "--measure", description = "seconds")
  double measure = 5;

  @Option(names = "--poisson", description = "a seed; without it starts are even")
  long poisson = -1;

  @Option(names = "--spin", description = "microseconds before a start")
  long spin;

  @Option(names = "--practice", description = "seconds of a closed loop before, uncounted")
  double practice;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    List<Server> servers = new ArrayList<>();
    for (InetSocketAddress address : ServerAddresses.read(addresses)) {
      servers.add(
          Server.of(
              Dialect.SOURCE,
              address.getAddress().getHostAddress(),
              address.getPort(),
              Secret.of(Work.PASSWORD)));
    }
    LoadGenerator generator = new LoadGenerator(1, Duration.ofNanos(spin * 1000));
    List<Double> means = new ArrayList<>();
    try (RconFleet fleet = Rcon.fleet(generator::configure)) {
      generator.connect(fleet, servers);
      if (practice > 0) {
        generator.run(
            LoadPlan.closed(PRACTICE_DEPTH, seconds(practice)),
            LoadScript.of("echo {token}"),
            second -> {});
      }
      LoadPlan plan =
          LoadPlan.open(schedule(), seconds(measure))
              .lasting(seconds(warmUp), seconds(measure))
              .withDepth(rate > 0 ? 0 : Math.max(1, depth))
              .verifying(true);
      long[] cpu = {0};
      LoadResult result =
          generator.run(
              plan,
              LoadScript.of("echo {token}"),
              second -> {
                cpu[0] = cpu[0] == 0 ? cpuNanos() : cpu[0];
                if (second.nanos() > 0 && second.response().getTotalCount() > 0) {
                  means.add(second.response().getMean() / 1e9);
                }
              });
      double busy = (cpuNanos() - cpu[0]) / 1e9 / Math.max(0.1, result.seconds() - 1);
      say(result, busy, means);
    }
    return 0;
  }

  private Schedule schedule() {
    double perSecond = Math.max(rate, 1);
    return poisson >= 0 ? Schedule.poisson(perSecond, poisson) : Schedule.constant(perSecond);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private void say(LoadResult result, double busy, List<Double> means) {
    Sample sample =
        new Sample()
            .put("perSecond", result.rate())
            .put("asked", result.asked() / result.seconds())
            .put("errors", (double) result.errorCount())
            .put("notStarted", (double) result.notStarted())
            .put("latenessP99", result.lateness().p99())
            .put("responseP99", result.response().p99())
            .put("processors", busy)
            .put("cpuMicros", busy * 1e6 / result.rate())
            .put("valid", result.isValid() ? 1 : 0);
    for (int i = 0; i < means.size(); i++) {
      sample.put("mean" + i, means.get(i));
    }
    spec.commandLine().getOut().println(sample.line());
    spec.commandLine().getOut().flush();
  }
}
