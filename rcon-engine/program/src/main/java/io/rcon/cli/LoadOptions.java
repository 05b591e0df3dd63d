package io.rcon.cli;

import io.rcon.Server;
import io.rcon.load.CsvTable;
import io.rcon.load.LoadPlan;
import io.rcon.load.LoadScript;
import io.rcon.load.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the load to put on: how often, how long, which commands. */
final class LoadOptions {
  @Option(
      names = "--rate",
      paramLabel = "RATE",
      converter = Rates.class,
      description = "Commands a second in all, for instance 500/s, 0.5/s or 30/m; default 10/s.")
  private @Nullable Double rate;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long it counts; default 30s, an hour at most.")
  private Duration duration = Duration.ofSeconds(30);

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = Durations.OrNone.class,
      description = "Load before that, which does not count; default 3s, 0s for none.")
  private Duration warmUp = Duration.ofSeconds(3);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "From a command's write to the end of its answer; default 5s, over UDP 2s.")
  private @Nullable Duration timeout;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description =
          "Connections to each server; default 1. Watchers and panels share the game's limits of"
              + " connections and pace with them.")
  private int sessions = 1;

  @Option(
      names = {"-c", "--command"},
      paramLabel = "COMMAND",
      description =
          "The command; {token} is a word of its own, {n} its number, {random 1..100} a number."
              + " Without it the game's harmless one.")
  private @Nullable String command;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "Commands, one a line; '3 * list' comes three times as often.")
  private @Nullable String script;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "A table whose columns commands may name in braces; its rows take turns.")
  private @Nullable String csv;

  @Option(
      names = "--verify",
      description = "Each answer must hold its command's {token} and be whole.")
  private boolean verify;

  @Option(
      names = "--poisson",
      paramLabel = "SEED",
      description = "Starts that come by chance, as of many callers, instead of evenly.")
  private @Nullable Long poisson;

  @Option(
      names = "--closed",
      description = "Each command waits for the answer before; such figures hide stalls.")
  private boolean closed;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description =
          "With --closed: commands under way on each connection, default 1; or 1..64: one depth"
              + " after another, with a fit of how the server scales.")
  private @Nullable String depth;

  @Option(
      names = "--starts",
      paramLabel = "FILE",
      description =
          "Starts that were recorded, in seconds, one a line; again from the first after the last."
              + " With --rate stretched to it.")
  private @Nullable String starts;

  int sessions() {
    return sessions;
  }

  double rate() {
    return rate != null ? rate : 10;
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether a closed loop runs at one depth after another. */
  boolean isSweep() {
    return depth != null && depth.contains("..");
  }

  int lowestDepth() {
    return depth == null ? 1 : number(depth.split("\\.\\.", 2)[0]);
  }

  int highestDepth() {
    int highest = isSweep() ? number(depth().split("\\.\\.", 2)[1]) : lowestDepth();
    if (highest < lowestDepth()) {
      throw CliException.usage("--depth: the lower depth comes first");
    }
    return highest;
  }

  private String depth() {
    return depth == null ? "1" : depth;
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= LoadPlan.OUTSTANDING) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw CliException.usage(
        "--depth must be 1 to " + LoadPlan.OUTSTANDING + ", or two of them such as 1..64");
  }

  private Schedule schedule() {
    if (starts == null) {
      return poisson != null ? Schedule.poisson(rate(), poisson) : Schedule.constant(rate());
    }
    try {
      Schedule recorded = Schedule.trace(lines("--starts", starts));
      return rate == null ? recorded : recorded.at(rate);
    } catch (IllegalArgumentException e) {
      throw CliException.usage("--starts: " + starts + ": " + e.getMessage());
    }
  }

  LoadPlan plan(boolean datagrams) {
    if (depth != null && !closed) {
      throw CliException.usage("--depth is for --closed");
    } else if (closed && (rate != null || poisson != null || starts != null)) {
      throw CliException.usage(
          "--closed has no schedule: leave out --rate, --poisson and --starts");
    } else if (poisson != null && starts != null) {
      throw CliException.usage("--starts and --poisson are both schedules: give one");
    }
    Duration bound = timeout != null ? timeout : Duration.ofSeconds(datagrams ? 2 : 5);
    return LoadPlan.open(schedule(), duration)
        .lasting(warmUp, duration)
        .withTimeout(bound)
        .withDepth(closed ? highestDepth() : 0)
        .verifying(verify)
        .seeded(poisson != null ? poisson : 1);
  }

  LoadScript script(Server server) {
    if (command != null && script != null) {
      throw CliException.usage("give --command or --script, not both");
    }
    CsvTable table = CsvTable.NONE;
    String source = "--csv";
    try {
      if (csv != null) {
        table = CsvTable.parse(lines("--csv", csv));
      }
      source = script != null ? "--script" : "--command";
      List<String> lines =
          script != null
              ? lines("--script", script)
              : List.of(command != null ? command : usual(server, verify));
      LoadScript made = LoadScript.of(lines, table);
      if (verify && !made.isVerifiable()) {
        throw CliException.usage(
            "--verify needs a {token} in every command, such as 'echo {token}', that the server"
                + " repeats in its answer");
      }
      return made;
    } catch (IllegalArgumentException e) {
      throw CliException.usage(source + ": " + e.getMessage());
    }
  }

  /** A harmless command, with a token where it is an echo. */
  private static String usual(Server server, boolean verified) {
    String harmless = server.dialect().console().harmless();
    if (harmless.startsWith("echo ")) {
      return "echo {token}";
    }
    if (verified) {
      throw CliException.usage(
          "--verify: give a --command with a {token} that the server repeats in its answer");
    }
    String usual = harmless.isEmpty() ? server.dialect().console().status() : harmless;
    if (usual.isEmpty()) {
      throw CliException.usage("which command? give --command or --script");
    }
    return usual;
  }

  private static List<String> lines(String option, String name) {
    Path path = FileFlag.path(option, name);
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw CliException.usage(
          option + ": the file " + name + " cannot be read: " + FileTrouble.words(e));
    }
  }
}
