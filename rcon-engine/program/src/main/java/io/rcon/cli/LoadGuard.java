package io.rcon.cli;

import io.rcon.Rcon;
import io.rcon.Server;
import io.rcon.load.LoadPlan;
import io.rcon.load.LoadSafety;
import io.rcon.load.LoadScript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Refuses load that could do harm unless an option says that it is meant. */
final class LoadGuard {
  @Option(
      names = "--ignore-pacing",
      description = "Ask more often than the dialect's pace; the server may drop or ban.")
  private boolean ignorePacing;

  @Option(
      names = "--i-own-this",
      description = "For games without a login, whose servers cannot tell who asks.")
  private boolean owned;

  @Option(names = "--yes", description = "Run commands that stop, ban or change the server.")
  private boolean yes;

  /** Throws unless all of it is allowed; the highest rate is that of all servers together. */
  void check(
      List<Server> servers,
      Set<String> allowed,
      LoadPlan plan,
      LoadScript script,
      double highest,
      int sessions,
      Duration lasting) {
    refuse(LoadSafety.bounds(highest, lasting, sessions));
    List<String> foreign = LoadSafety.foreign(servers, allowed);
    if (!foreign.isEmpty()) {
      throw CliException.usage(
          "load is for servers of this host, or for those whose fleet file says 'load: allowed': "
              + String.join(", ", foreign.stream().limit(5).toList()));
    }
    for (Server server : servers) {
      boolean udp = Rcon.usesDatagrams(server.dialect());
      if (udp && !owned && !LoadSafety.isLoopback(server)) {
        throw CliException.usage(
            server.name() + " has no login that proves it is yours: say --i-own-this if it is");
      }
      if (!ignorePacing && plan.isClosed() && !server.dialect().pacing().isUnlimited()) {
        throw CliException.usage(
            "--closed knows no pace, and the dialect "
                + server.dialect()
                + " has one: say --ignore-pacing to find out what the server bears");
      }
      if (!ignorePacing) {
        refuse(LoadSafety.pace(server, highest / servers.size(), lasting));
      }
    }
    if (!yes) {
      refuse(LoadSafety.commands(script, servers));
    }
  }

  private static void refuse(Optional<String> why) {
    why.ifPresent(words -> {
      throw CliException.usage(words);
    });
  }
}
