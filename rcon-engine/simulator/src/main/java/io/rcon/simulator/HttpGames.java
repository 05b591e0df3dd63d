package io.rcon.simulator;

import java.util.List;

/** The games with an HTTP API for typed commands. */
final class HttpGames {
  private HttpGames() {}

  static List<SimulatedGame> all() {
    return List.of(
        SimulatedGame.stream(
            "palworld-rest",
            new ListPhrases("GET players", "Not Found", players -> List.of("")),
            core -> new HttpEndpoint(core, new PalworldRestRules(core))));
  }
}
