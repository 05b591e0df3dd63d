package io.rcon.real;

import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A simulated server that goes away when it is told to. */
final class SimulatedRestart implements RestartedGame {
  private final String name;
  private final String dialect;
  private final String stop;
  private final int port = FreePorts.next();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private SimulatedServer server;
  private volatile boolean away;

  SimulatedRestart(String name, String dialect, String stop) {
    this.name = name;
    this.dialect = dialect;
    this.stop = stop;
    comeBack();
  }

  private Optional<ScriptedReply> answer(String command) {
    commands.add(command);
    if (!command.equals(stop)) {
      return Optional.empty();
    }
    // A server cannot end its own loop.
    SimulatedServer stopping = server;
    new Thread(
            () -> {
              stopping.close();
              away = true;
            })
        .start();
    return Optional.of(ScriptedReply.closing());
  }

  SimulatedServer server() {
    return server;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String dialect() {
    return dialect;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public boolean saves() {
    return !server.game().usesDatagrams();
  }

  @Override
  public long heard(String words) {
    return commands.stream().filter(command -> command.contains(words)).count();
  }

  @Override
  public boolean isAway() {
    return away;
  }

  @Override
  public void comeBack() {
    server = SimulatedServer.start(dialect, "s3cret", options -> options.port(port));
    server.respond(this::answer);
    away = false;
  }

  @Override
  public void close() {
    server.close();
  }
}
