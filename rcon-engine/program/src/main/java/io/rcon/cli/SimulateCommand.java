package io.rcon.cli;

import io.rcon.simulator.SimulatedFleet;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.SimulationOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts simulated servers for others to test with. */
@Command(
    name = "simulate",
    header = "Starts simulated game servers and runs until SIGTERM or Ctrl-C.",
    description = {"", "Prints a line for each server, 'DIALECT HOST:PORT', and then 'READY'."},
    footer = {"", "Example:", "  rcon simulate -t minecraft --count 3 --listen 127.0.0.1:25575"})
final class SimulateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PasswordOptions password = new PasswordOptions();

  @Option(
      names = {"-t", "--type"},
      paramLabel = "DIALECT",
      split = ",",
      required = true,
      description = "What to simulate; several, separated by commas, take turns.")
  private List<String> types = List.of();

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "How many servers; default 1.")
  private int count = 1;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "The address of the first, the others at the ports after it;"
              + " port 0 for any free ones. Default 127.0.0.1:0.")
  private String listen = "127.0.0.1:0";

  @Option(names = "--seed", paramLabel = "N", description = "Decides who plays; default 1.")
  private long seed = 1;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long every answer travels; default none.")
  private @Nullable Duration latency;

  @Option(
      names = "--players",
      paramLabel = "N",
      description =
          "How many play on every server, 0 to 200, as its status and list tell;"
              + " without it up to 20 come and go.")
  private @Nullable Integer players;

  @Option(names = "--no-pacing", description = "Without the rate limits of the real servers.")
  private boolean unpaced;

  @Option(
      names = "--login-in-one-segment",
      description =
          "Source servers answer a login with two packets, each in a segment of its own;"
              + " this sends both in one, on which clients hang that take a segment for a packet.")
  private boolean loginInOneSegment;

  @Option(
      names = "--until-input-ends",
      description =
          "End when standard input ends, as it does with the process that started this one, and"
              + " not at Ctrl-C, which is meant for that one.")
  private boolean untilInputEnds;

  @Option(
      names = "--reading",
      paramLabel = "NAME",
      description =
          "Another reading of what is not certain about a game, or a setting of its servers, such as"
              + " ddnet of econ; a name that is none lists them.")
  private String reading = "";

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    types.forEach(TargetOptions::dialect);
    AddressArgument address = AddressArgument.parse(listen, 0);
    if (count < 1 || (address.port() != 0 && address.port() + count - 1 > 65535)) {
      throw CliException.usage(
          "--count " + count + ": at least 1, and no port after " + listen + " above 65535");
    }
    UntilStopped life = new UntilStopped(console);
    if (untilInputEnds) {
      life.endWithInput();
    }
    try (SimulatedFleet fleet = start(address)) {
      for (SimulatedServer server : fleet.servers()) {
        console.out().print(server.game().name() + " " + SimulatedServers.address(server) + "\n");
      }
      life.serve();
    }
    return life.exitCode();
  }

  private SimulatedFleet start(AddressArgument address) {
    return SimulatedServers.start(count, secret(), types, options -> configure(options, address));
  }

  private String secret() {
    return new String(
        password
            .fromFlags(console)
            .or(() -> PasswordOptions.fromEnvironment(console))
            .orElse(SimulatedServers.SECRET)
            .reveal());
  }

  private void configure(SimulationOptions options, AddressArgument address) {
    options.host(address.host()).port(address.port()).seed(seed).pacing(!unpaced);
    options.loginInOneSegment(loginInOneSegment).reading(reading);
    if (latency != null) {
      options.latency(latency);
    }
    if (players != null) {
      options.players(players);
    }
  }
}
