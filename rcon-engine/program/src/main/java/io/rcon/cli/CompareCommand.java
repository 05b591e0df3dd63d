package io.rcon.cli;

import io.rcon.load.LoadRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares the results of two loads. */
@Command(
    name = "compare",
    header = "Compares two results of 'rcon load', five runs each.",
    description = {
      "",
      "Medians with 95 %% intervals by bootstrap. 'no difference shown' is a verdict: with fewer",
      "than five runs of each, or where the interval holds zero."
    },
    footer = {
      "",
      "Example:",
      "  rcon load -t source -a 127.0.0.1 --rate 500/s --runs 5 --out before",
      "  rcon load compare before/result.json after/result.json"
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "A.json", description = "The first result.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B.json", description = "The second result.")
  private String second = "";

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    new ComparisonPrinter(console.out()).print(read(first), read(second));
    return ExitCode.OK;
  }

  private static LoadRuns read(String name) {
    try {
      return LoadRuns.parse(Files.readString(FileFlag.path("compare", name)));
    } catch (IOException e) {
      throw CliException.usage("compare: " + name + " cannot be read (" + e + ")");
    } catch (IllegalArgumentException e) {
      throw CliException.usage(
          "compare: " + name + " is no result of 'rcon load': " + e.getMessage());
    }
  }
}
