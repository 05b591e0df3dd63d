package io.rcon.bench;

import io.rcon.simulator.SimulatedFleet;
import io.rcon.simulator.SimulatedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulated servers of one game, without its rate limits, until the input ends. */
@Command(name = "games", hidden = true, description = "Simulated games; idle starts them.")
final class GamesCommand implements Callable<Integer> {
  @Option(names = "--game", required = true)
  String game = "";

  @Option(names = "--count")
  int count = 1;

  @Option(names = "--addresses", required = true)
  Path addresses = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    List<String> games = List.of(game);
    try (SimulatedFleet fleet =
        SimulatedFleet.start(count, Work.PASSWORD, games, 1, options -> options.pacing(false))) {
      ServerAddresses.write(
          addresses, fleet.servers().stream().map(SimulatedServer::address).toList());
      spec.commandLine().getOut().println("READY");
      spec.commandLine().getOut().flush();
      while (System.in.read() >= 0) {
        // Only the end of the input matters.
      }
    }
    return 0;
  }
}
