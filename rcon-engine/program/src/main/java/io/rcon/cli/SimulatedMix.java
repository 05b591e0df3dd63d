package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.simulator.SimulatedGame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  static final List<String> GAMES = games();

  private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d+)");

  // The JVM's own files, the event loops, the UDP ports.
  private static final int RESERVE = 100;

  private SimulatedMix() {}

  private static List<String> games() {
    List<String> games = new ArrayList<>(FIRST);
    for (SimulatedGame game : SimulatedGame.all()) {
      if (!games.contains(game.name())
          && !game.name().equals(Dialect.GENERIC.name())
          && isWatched(game)) {
        games.add(game.name());
      }
    }
    return List.copyOf(games);
  }

  /** Those that take typed commands only have no sessions to watch. */
  private static boolean isWatched(SimulatedGame game) {
    return Dialect.named(game.name()).map(d -> d.family().hasSessions()).orElse(true);
  }

  /**
   * Starts servers in processes of their own.
   *
   * @param games they take these in turn; empty for all
   */
  static SimulatedProcesses start(int count, List<String> games) {
    List<String> mix = games.isEmpty() ? GAMES : games;
    mix.forEach(TargetOptions::dialect);
    return SimulatedProcesses.start(count, mix, atMost(count, mix, descriptorLimit()));
  }

  /**
   * How many servers a process may have. A TCP server takes two descriptors there, its listener and
   * a connection, and the other end of that takes one here.
   */
  static int atMost(int count, List<String> games, long limit) {
    long tcp = games.stream().filter(game -> !SimulatedGame.of(game).usesDatagrams()).count();
    long needed = (long) Math.ceil((double) count * tcp / games.size()) + RESERVE;
    if (needed > limit) {
      throw CliException.usage(
          "--simulate "
              + count
              + " needs about "
              + needed
              + " open files and this process may have "
              + limit
              + "; choose a smaller number, games over UDP (-t) or raise the limit (ulimit -n)");
    }
    return (int) Math.min(count, (limit - RESERVE) * games.size() / (games.size() + tcp));
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
