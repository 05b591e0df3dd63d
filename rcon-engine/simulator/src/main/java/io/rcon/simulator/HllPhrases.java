package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The answers of Hell Let Loose to commands; those of the simulator are its own. */
final class HllPhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("");
  }

  @Override
  public String statusCommand() {
    return "GetServerInformation {\"Name\":\"players\",\"Value\":\"\"}";
  }

  @Override
  public List<String> status(List<Player> players) {
    return List.of(
        players.stream()
            .map(HllPhrases::row)
            .collect(Collectors.joining(",", "{\"players\":[", "]}")));
  }

  private static String row(Player player) {
    return String.format(
        Locale.ROOT,
        "{\"name\":\"%s\",\"iD\":\"%d\",\"platform\":\"steam\",\"clanTag\":\"\",\"team\":%d,"
            + "\"role\":1,\"level\":%d,\"platoon\":\"ABLE\",\"loadout\":\"Standard Issue\","
            + "\"scoreData\":{\"cOMBAT\":%d,\"offense\":0,\"defense\":0,\"support\":0}}",
        player.name(),
        player.steam(),
        player.slot() % 2,
        10 + player.slot(),
        player.score());
  }

  @Override
  public List<String> version() {
    return List.of("2");
  }

  @Override
  public List<String> help(List<String> commands) {
    return commands;
  }
}
