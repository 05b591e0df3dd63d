package io.rcon.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options for the search for the highest rate that a server bears. */
final class RampOptions {
  @Option(
      names = "--ramp",
      paramLabel = "FROM..TO",
      description = "Find the highest rate that is borne, for instance 10/s..5000/s.")
  private @Nullable String ramp;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long each rate is held; default 5s. At least 20 ticks of the game.")
  private Duration step = Duration.ofSeconds(5);

  @Option(
      names = "--rest",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Silence before a limit of the rate is looked for over UDP; default 15s.")
  private Duration rest = Duration.ofSeconds(15);

  @Option(
      names = "--limit-p99",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Response time that is borne; default 5 times the first step's, at least 10ms.")
  private @Nullable Duration p99;

  @Option(
      names = "--limit-errors",
      paramLabel = "PERCENT",
      description = "Errors that are borne; default 1.")
  private double errors = 1;

  boolean isGiven() {
    return ramp != null;
  }

  void check(boolean closed, boolean against) {
    if (ramp != null && (closed || against)) {
      throw CliException.usage("--ramp is for an open loop and one server: no --closed, --against");
    }
    if (ramp != null && from() > to()) {
      throw CliException.usage("--ramp: the lower rate comes first");
    }
  }

  double from() {
    return end(0);
  }

  double to() {
    return end(1);
  }

  private double end(int index) {
    String[] ends = String.valueOf(ramp).split("\\.\\.", -1);
    if (ends.length != 2) {
      throw CliException.usage("--ramp: write two rates, for instance 10/s..5000/s");
    }
    try {
      return Rates.parse(ends[index]);
    } catch (TypeConversionException e) {
      throw CliException.usage("--ramp: " + e.getMessage());
    }
  }

  Duration step() {
    return step;
  }

  Duration rest() {
    return rest;
  }

  /** Milliseconds; 0 if it follows from the first step. */
  double p99() {
    return p99 == null ? 0 : p99.toNanos() / 1e6;
  }

  double errors() {
    return errors / 100;
  }
}
