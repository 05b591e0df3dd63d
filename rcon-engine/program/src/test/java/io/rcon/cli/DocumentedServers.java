package io.rcon.cli;

import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Simulated servers in the place of the addresses that a document names, and its fleet file. */
final class DocumentedServers implements AutoCloseable {
  private static final String PASSWORD = "s3cret";

  /** The addresses of the documents' fleet file, and the games that are simulated there. */
  private static final Map<String, String> GAMES =
      Map.of(
          "10.0.0.7", "minecraft",
          "\"[2001:db8::18]:25580\"", "minecraft",
          "play.example.org:27960", "ioquake3");

  /** Players by the names of the documents. */
  private static final String STATUS =
      """
      map: oa_dm1
      cl score ping name            address                                 rate\s
      -- ----- ---- --------------- --------------------------------------- -----
       5     0   40 Anna            ^7                              192.0.2.7 25000
       3     0   40 Bob             ^7                              192.0.2.8 25000

      """;

  private final Path folder;
  private final Map<String, SimulatedServer> servers = new HashMap<>();

  /**
   * Starts the servers of a fleet file.
   *
   * @param folder where the fleet file and what belongs to it are written
   * @param fleet the fleet file as the document has it
   */
  DocumentedServers(Path folder, String fleet) throws IOException {
    this.folder = folder;
    Files.writeString(
        Files.createDirectory(folder.resolve("secrets")).resolve("survival"), PASSWORD + "\n");
    // The variable is one of the process, which a test cannot set.
    String text = fleet.replace("${RCON_PASSWORD}", PASSWORD);
    for (Map.Entry<String, String> address : GAMES.entrySet()) {
      text = text.replace(address.getKey(), at(address.getKey(), address.getValue()));
    }
    Files.writeString(folder.resolve("fleet.yaml"), text);
  }

  private String at(String address, String game) {
    SimulatedServer server =
        servers.computeIfAbsent(
            address + " " + game, known -> SimulatedServer.start(game, PASSWORD));
    if (server.game().usesDatagrams()) {
      server.reply("status", STATUS);
    }
    return "127.0.0.1:" + server.port();
  }

  /** Runs the program in this process, with the servers here in the place of those named. */
  Run run(List<String> words, String input) {
    Run run = new Run().variable("RCON_PASSWORD", PASSWORD).input(input);
    run.rcon(simulated(words).toArray(String[]::new));
    return run;
  }

  private List<String> simulated(List<String> words) {
    List<String> all = new ArrayList<>(words);
    int type = all.indexOf("-t");
    int address = all.indexOf("-a");
    if (address >= 0) {
      // One whose game is not known can be any.
      String game = type >= 0 ? all.get(type + 1) : "nukkit";
      all.set(address + 1, at(all.get(address + 1), game));
    }
    all.replaceAll(word -> word.equals("fleet.yaml") ? folder.resolve(word).toString() : word);
    return all;
  }

  @Override
  public void close() {
    servers.values().forEach(SimulatedServer::close);
  }
}
