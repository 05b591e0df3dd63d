package io.rcon.bench;

import io.rcon.bench.micro.FastThreads;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** JMH over the engine's parts, with what they allocate. */
@Command(
    name = "micro",
    mixinStandardHelpOptions = true,
    description = "JMH benchmarks of the parts, each beside a named baseline.")
final class MicroCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", description = "a regular expression (default: all of them)")
  String include = "io\\.rcon\\..*Benchmark";

  @Option(names = "--forks", description = "JVMs for each benchmark (default: 2; quick: 1)")
  int forks = -1;

  @Option(names = "--time", description = "seconds an iteration (default: 1; quick: 0.3)")
  double time;

  @Option(names = "--iterations", description = "measured ones (default: 5; quick: 3)")
  int iterations;

  @Option(names = "--gc", description = "the collector (default: ${DEFAULT-VALUE})")
  String gc = "Parallel";

  @Option(names = "--quick", description = "one JVM, short iterations, the plainest parameters")
  boolean quick;

  @Option(names = "--silent", description = "say nothing meanwhile, for use with --json")
  boolean silent;

  @Option(names = "--json", description = "where to write JMH's results")
  @Nullable Path json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    double seconds = time > 0 ? time : quick ? 0.3 : 1;
    int measured = iterations > 0 ? iterations : quick ? 3 : 5;
    TimeValue each = TimeValue.milliseconds(Math.round(seconds * 1000));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include)
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(forks >= 0 ? forks : quick ? 1 : 2)
            .warmupIterations(quick ? 2 : 3)
            .warmupTime(each)
            .measurementIterations(measured)
            .measurementTime(each)
            .jvmArgs(
                "-Xms512m",
                "-Xmx512m",
                "-XX:+Use" + gc + "GC",
                "-Djmh.executor=CUSTOM",
                "-Djmh.executor.class=" + FastThreads.class.getName())
            .addProfiler(GCProfiler.class)
            .verbosity(silent ? VerboseMode.SILENT : VerboseMode.NORMAL);
    if (quick) {
      options
          .param("memory", "adaptive direct")
          .param("read", "whole 1")
          .param("inFlight", "64")
          .param("write", "1");
    }
    if (json != null) {
      options.resultFormat(ResultFormatType.JSON).result(json.toString());
    }
    out.println("nanoseconds for each operation; gc.alloc.rate.norm are bytes for each");
    out.flush();
    MicroReport.print(new Runner(options.build()).run(), out);
    return 0;
  }
}
