package io.rcon.simulator;

import static io.rcon.simulator.SimulatedGame.tcp;

import java.util.List;

/** Games that speak in Source frames, beside those that came first. */
final class SourceKinGames {
  private SourceKinGames() {}

  static List<SimulatedGame> all() {
    return List.of(
        tcp("cs2", new SourcePhrases(), SourceKin.cs2(), SourceQueryRules::new),
        tcp(
            "paper",
            SpeedPhrases.paper(),
            SourceKin.minecraft(ReplyCut.MINECRAFT),
            MinecraftQueryRules::minecraft),
        tcp(
            "neoforge",
            SpeedPhrases.neoforge(),
            SourceKin.minecraft(ReplyCut.NEOFORGE),
            MinecraftQueryRules::minecraft),
        tcp("glowstone", new MessageLines(new MinecraftPhrases()), SourceKin.glowstone()),
        tcp("cuberite", new MessageLines(new MinecraftPhrases()), SourceKin.cuberite()),
        tcp("pocketmine", new MessageLines(new MinecraftPhrases()), SourceKin.pocketmine()),
        tcp("pumpkin", new MessageLines(new MinecraftPhrases()), SourceKin.pumpkin()),
        tcp("ark", list("ListPlayers", "", PlayerTables::ark), SourceKin.ark()),
        tcp("ark-ascended", list("ListPlayers", "", PlayerTables::arkAscended), SourceKin.ark()),
        tcp(
            "conan",
            list("listplayers", "Couldn't find the command: %s. Try \"help\"", PlayerTables::conan),
            SourceKin.conan()),
        tcp(
            "palworld",
            list("ShowPlayers", "Unknown command\n", PlayerTables::palworld),
            SourceKin.palworld()),
        tcp(
            "project-zomboid",
            list("players", "Unknown command %s", PlayerTables::zomboid),
            SourceKin.zomboid()),
        tcp(
            "rust-legacy",
            list("status", "Command '%s' not found", PlayerTables::rust),
            SourceKin.rustLegacy()),
        tcp(
            "v-rising",
            list("list", "Unknown command: %s", PlayerTables::zomboid),
            SourceKin.plain()),
        tcp("soulmask", list("lp", "%s Not Found!\n", PlayerTables::soulmask), SourceKin.plain()),
        tcp(
            "path-of-titans",
            list("ServerInfo", "(%s): That command does not exist.\n", PlayerTables::titans),
            SourceKin.titans()),
        tcp(
            "squad",
            list("ListPlayers", "Error: Command not found: %s", PlayerTables::squad),
            SourceKin.squad()),
        tcp(
            "sandstorm",
            list("listplayers", "Unknown command: %s", PlayerTables::sandstorm),
            SourceKin.plain()),
        tcp(
            "mordhau",
            list("playerlist", "Invalid command: %s", PlayerTables::mordhau),
            SourceKin.plain()),
        tcp(
            "cod4x",
            list("status", "Unknown command \"%s\"\n", PlayerTables::callOfDuty),
            SourceKin.cod4x()),
        tcp(
            "factorio",
            list("/players online", "Unknown command \"%s\". See /help.\n", PlayerTables::factorio),
            SourceKin.factorio()),
        tcp(
            "space-engineers",
            list("status", "Unknown command: %s", PlayerTables::zomboid),
            SourceKin.torch()),
        tcp(
            "starbound",
            list("list", "No such command %s", PlayerTables::starbound),
            SourceKin.starbound()),
        tcp("eco", list("list", "Unknown command: %s", PlayerTables::zomboid), SourceKin.plain()),
        tcp(
            "avorion",
            list("list", "Unknown command: %s", PlayerTables::zomboid),
            SourceKin.plain()));
  }

  private static Phrases list(String command, String unknown, PlayerTable table) {
    return new ListPhrases(command, unknown, table);
  }
}
