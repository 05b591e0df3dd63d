package io.rcon.cli;

import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.commands.CommandResult;
import io.rcon.commands.Commands;
import io.rcon.commands.TypedCommand;
import io.rcon.games.RestCommands;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Servers for typed commands and questions: those with sessions are a fleet, and those that take
 * typed commands only are spoken to by HTTP.
 */
final class TypedServers implements AutoCloseable {
  private final EngineOptions engine;
  private final RconFleet fleet;
  private final Map<String, RestCommands> rest = new HashMap<>();

  private TypedServers(EngineOptions engine, RconFleet fleet) {
    this.engine = engine;
    this.fleet = fleet;
  }

  static TypedServers open(EngineOptions engine, List<Server> servers) {
    TypedServers opened = new TypedServers(engine, Fleets.open(engine, options -> {}));
    try {
      opened.add(servers);
    } catch (Throwable e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private void add(List<Server> servers) {
    List<Server> withSessions = new ArrayList<>();
    for (Server server : servers) {
      if (RestCommands.speak(server.dialect())) {
        rest.put(server.name(), opened(server));
      } else {
        withSessions.add(server);
      }
    }
    Fleets.add(fleet, withSessions);
  }

  private RestCommands opened(Server server) {
    try {
      return RestCommands.open(server).with(engine::bound);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  RconFleet fleet() {
    return fleet;
  }

  /** Gives a command to a server. To cancel the stage's future cancels it. */
  CompletionStage<CommandResult> run(Server server, TypedCommand command) {
    RestCommands commands = rest.get(server.name());
    return commands != null
        ? commands.run(command)
        : Commands.of(session(server)).with(engine::bound).run(command);
  }

  /** Asks a server how it does. */
  CompletionStage<ServerStatus> status(Server server) {
    RestCommands commands = rest.get(server.name());
    return commands != null ? commands.status() : session(server).ask(Questions.status());
  }

  private RconSession session(Server server) {
    return fleet.session(server.name()).orElseThrow();
  }

  @Override
  public void close() {
    rest.values().forEach(RestCommands::close);
    fleet.close();
  }
}
