package io.rcon.cli;

import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Opens fleets as the program needs them: one server is a fleet of one. */
final class Fleets {
  private Fleets() {}

  static RconFleet open(EngineOptions engine, Consumer<RconOptionsBuilder> more) {
    return Rcon.fleet(options -> {
      engine.apply(options);
      // The program's callbacks only add a turn to a loop of its own.
      options.callbackExecutor(Runnable::run);
      more.accept(options);
    });
  }

  static List<RconSession> add(RconFleet fleet, List<Server> servers) {
    List<RconSession> sessions = new ArrayList<>();
    for (Server server : servers) {
      try {
        sessions.add(fleet.add(server));
      } catch (IllegalArgumentException e) {
        throw CliException.usage(String.valueOf(e.getMessage()));
      }
    }
    return sessions;
  }
}
