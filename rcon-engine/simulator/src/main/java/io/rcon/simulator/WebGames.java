package io.rcon.simulator;

import java.util.List;

/** Games that speak JSON, over WebSocket or with headers of their own. */
final class WebGames {
  private WebGames() {}

  static List<SimulatedGame> all() {
    return List.of(
        SimulatedGame.stream(
            "webrcon",
            new RustPhrases(),
            core -> new WebSocketEndpoint(core, new WebRconRules(core))),
        SimulatedGame.stream("hll", new HllPhrases(), HllEndpoint::new));
  }
}
