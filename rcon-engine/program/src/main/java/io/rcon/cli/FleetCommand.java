package io.rcon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Commands on fleet files themselves. */
@Command(
    name = "fleet",
    header = "Checks fleet files.",
    footer = {"", "Example:", "  rcon fleet check fleet.yaml"})
final class FleetCommand implements Callable<Integer> {
  private final Console console;

  FleetCommand(Console console) {
    this.console = console;
  }

  @Command(
      name = "check",
      header = "Reads a fleet file and says all that is wrong in it; connects to nobody.")
  int check(
      @picocli.CommandLine.Parameters(paramLabel = "FILE", description = "The fleet file.")
          String file) {
    return new FleetFileCheck(console).check(file);
  }

  @Override
  public Integer call() {
    throw CliException.usage("what about the fleet file? 'rcon fleet check FILE' checks it");
  }
}
