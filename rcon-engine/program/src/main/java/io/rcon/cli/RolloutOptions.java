package io.rcon.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Options for how commands go through a fleet. */
final class RolloutOptions {
  @Option(
      names = "--all",
      description =
          "Run on every server of the fleet file without asking. Without -l it is needed where"
              + " there is no terminal to ask at.")
  private boolean all;

  @Option(names = "--list", description = "List the servers that would be asked, and end.")
  private boolean list;

  @Option(
      names = "--dry-run",
      description = "Show which command would run on which server, and end: nothing is dialled.")
  private boolean dryRun;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "At most so many servers at once; without it all of them.")
  private int parallel = Integer.MAX_VALUE;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Let so much time pass between the beginnings of two servers.")
  private Duration delay = Duration.ZERO;

  @Option(
      names = "--canary",
      paramLabel = "N",
      description = "Run on so many servers first, and on the others only if all of these succeed.")
  private int canary;

  /** Fails for what does not go together. */
  void check(boolean fleet, boolean lines) {
    if (parallel < 1 || canary < 0) {
      throw CliException.usage("--parallel and --canary want a number above zero");
    }
    if (!fleet && (all || isPaced())) {
      throw CliException.usage(
          "--all, --parallel, --delay and --canary are for fleets: give the fleet file with -f");
    }
    if (lines && isPaced()) {
      throw CliException.usage(
          "--parallel, --delay and --canary want commands that are known in advance: give words or"
              + " -c instead of lines");
    }
  }

  private boolean isPaced() {
    return parallel != Integer.MAX_VALUE || !delay.isZero() || canary > 0;
  }

  boolean isAll() {
    return all;
  }

  boolean isList() {
    return list;
  }

  boolean isDryRun() {
    return dryRun;
  }

  int parallel() {
    return parallel;
  }

  Duration delay() {
    return delay;
  }

  /** 0 without any. */
  int canary() {
    return canary;
  }
}
