package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.simulator.SimulatedFleet;
import io.rcon.simulator.SimulatedGame;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The simulated servers of the demonstration: all games in turn. */
final class SimulatedMix {
  /** Those that come first, so that a few servers are of games that many people run. */
  private static final List<String> FIRST =
      List.of(
          "minecraft",
          "quake3",
          "source",
          "ioquake3",
          "nukkit",
          "darkplaces",
          "minecraft",
          "quakeworld",
          "source");

  private static final List<String> GAMES = games();

  private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d+)");

  // The JVM's own files, the event loops, the UDP ports.
  private static final int RESERVE = 100;

  private SimulatedMix() {}

  private static List<String> games() {
    List<String> games = new ArrayList<>(FIRST);
    for (SimulatedGame game : SimulatedGame.all()) {
      if (!games.contains(game.name()) && !game.name().equals(Dialect.GENERIC.name())) {
        games.add(game.name());
      }
    }
    return List.copyOf(games);
  }

  static SimulatedFleet start(int count) {
    checkDescriptors(count, descriptorLimit());
    return SimulatedServers.start(
        count, new String(SimulatedServers.SECRET.reveal()), GAMES, options -> {});
  }

  /** The servers, named: a TCP and a UDP server may have the same address. */
  static List<Server> named(SimulatedFleet fleet) {
    List<Server> servers = new ArrayList<>();
    for (SimulatedServer simulated : fleet.servers()) {
      String name = simulated.game().name() + "-" + (servers.size() + 1);
      servers.add(SimulatedServers.server(simulated, SimulatedServers.SECRET).named(name));
    }
    return servers;
  }

  /** A TCP server here takes three: its listener and both ends of the connection. */
  static void checkDescriptors(int count, long limit) {
    long tcp =
        IntStream.range(0, count)
            .filter(i -> !SimulatedGame.of(GAMES.get(i % GAMES.size())).usesDatagrams())
            .count();
    long needed = 3 * tcp + (count - tcp) + RESERVE;
    if (needed > limit) {
      throw CliException.usage(
          "--simulate "
              + count
              + " needs about "
              + needed
              + " open files and this process may have "
              + limit
              + "; choose a smaller number or raise the limit (ulimit -n)");
    }
  }

  private static long descriptorLimit() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/limits"))) {
      return lines
          .map(LIMIT::matcher)
          .filter(Matcher::lookingAt)
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
