package io.rcon.load;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.Server;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses load that could do harm, before anything is sent. Each answer is empty, or says why and
 * what to do.
 */
public final class LoadSafety {
  /** The highest rate, in commands a second. */
  public static final double HIGHEST_RATE = 1_000_000;

  /** The longest run. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** The most connections to one server. */
  public static final int MOST_SESSIONS = 256;

  private LoadSafety() {}

  /**
   * Whether a command stops, bans or wipes.
   *
   * @param script the commands
   * @param servers those that it is for, whose dialects say how their games word it
   * @return why it is refused
   */
  public static Optional<String> commands(LoadScript script, List<Server> servers) {
    List<Dialect> dialects = servers.stream().map(Server::dialect).toList();
    return DangerousCommands.first(script.samples(), dialects)
        .map(command ->
            "'" + command + "' stops, bans or changes the server; say --yes if that is meant");
  }

  /**
   * Whether a server is on this host.
   *
   * @param server the server
   * @return true if its address is a loopback address
   */
  public static boolean isLoopback(Server server) {
    try {
      for (InetAddress address : InetAddress.getAllByName(server.host())) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Whether a run asks a server more often than its dialect's pace allows.
   *
   * @param server one of the servers
   * @param perSecond commands a second for this one
   * @param lasting warm-up and run together
   * @return why it is refused
   */
  public static Optional<String> pace(Server server, double perSecond, Duration lasting) {
    Pacing pacing = server.dialect().pacing();
    if (pacing.isUnlimited()) {
      return Optional.empty();
    }
    double each = pacing.interval().toNanos() / 1e9;
    double seconds = lasting.toNanos() / 1e9;
    if (perSecond <= 1 / each || perSecond * seconds <= pacing.burst()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s/s is more than the pace of the dialect %s, %d at once and then one in %.2f s: the"
                + " server would drop commands, or ban this address; lower --rate, or say"
                + " --ignore-pacing to find out what it bears",
            number(perSecond),
            server.dialect(),
            pacing.burst(),
            each));
  }

  /**
   * Whether a run is beyond what is allowed at all.
   *
   * @param perSecond commands a second in all
   * @param lasting warm-up and run together
   * @param sessions connections to each server
   * @return why it is refused
   */
  public static Optional<String> bounds(double perSecond, Duration lasting, int sessions) {
    if (!(perSecond > 0) || perSecond > HIGHEST_RATE) {
      return Optional.of("a rate must be more than 0 and at most " + number(HIGHEST_RATE) + "/s");
    } else if (lasting.compareTo(LONGEST) > 0) {
      return Optional.of("warm-up and duration of all runs together may last an hour at most");
    } else if (sessions < 1 || sessions > MOST_SESSIONS) {
      return Optional.of("sessions must be 1 to " + MOST_SESSIONS);
    }
    return Optional.empty();
  }

  /**
   * The servers that must not be loaded: neither on this host nor allowed by their owner.
   *
   * @param servers all of them
   * @param allowed names of those that their fleet file allows
   * @return their names
   */
  public static List<String> foreign(List<Server> servers, java.util.Set<String> allowed) {
    return servers.stream()
        .filter(server -> !allowed.contains(server.name()) && !isLoopback(server))
        .map(Server::name)
        .toList();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }
}
