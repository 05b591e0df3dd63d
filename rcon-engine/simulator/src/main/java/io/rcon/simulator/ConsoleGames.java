package io.rcon.simulator;

import java.util.List;

/**
 * The games whose consoles speak lines or JSON, and those that take typed commands by HTTP, each
 * with the other readings of what is not certain.
 */
final class ConsoleGames {
  private ConsoleGames() {}

  static List<SimulatedGame> all() {
    return List.of(
        SimulatedGame.lines(
                "econ",
                new EconPhrases(),
                EconRules::new,
                "ddnet",
                "silent-log",
                "bantime",
                "one-per-address")
            .answering(TeeworldsQueryRules::new),
        SimulatedGame.lines(
            "7dtd",
            new TelnetPhrases(),
            TelnetRules::new,
            "no-password",
            "silent-log",
            "two-failures"),
        SimulatedGame.lines("bf2", new RefractorPhrases(), RefractorRules::new, "keeps-open"),
        SimulatedGame.stream(
            "webrcon",
            SpeedPhrases.rust(),
            core -> new WebSocketEndpoint(core, new WebRconRules(core))),
        SimulatedGame.stream("hll", new HllPhrases(), HllEndpoint::new),
        SimulatedGame.wire(
            "pavlov",
            new PavlovPhrases(),
            PavlovRules::new,
            "stays-open",
            "bare-text",
            "silent-unknown",
            "names-command"),
        SimulatedGame.stream(
            "msmp",
            new MsmpPhrases(),
            core -> new WebSocketEndpoint(core, new MsmpRules(core)),
            "silent-pings",
            "bare-params",
            "asks"),
        SimulatedGame.stream(
            "palworld-rest",
            new ListPhrases("GET players", "Not Found", players -> List.of("")),
            core -> new HttpEndpoint(core, new PalworldRestRules(core), null)),
        SimulatedGame.stream(
            "satisfactory",
            new ListPhrases("QueryServerState", "unknown_function", players -> List.of("")),
            core -> new HttpEndpoint(core, new SatisfactoryRules(core), SelfSigned.make()),
            SatisfactoryRules.TOLD_IN_200));
  }
}
