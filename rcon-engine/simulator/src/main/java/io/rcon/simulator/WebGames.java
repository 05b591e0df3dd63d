package io.rcon.simulator;

import java.util.List;

/** Games that speak JSON over WebSocket. */
final class WebGames {
  private WebGames() {}

  static List<SimulatedGame> all() {
    return List.of(
        SimulatedGame.stream(
            "webrcon",
            new RustPhrases(),
            core -> new WebSocketEndpoint(core, new WebRconRules(core))));
  }
}
