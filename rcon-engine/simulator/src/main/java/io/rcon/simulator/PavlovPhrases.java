package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;
import java.util.stream.Collectors;

/** The answers of Pavlov's console: JSON with line breaks and tabs. */
final class PavlovPhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("");
  }

  @Override
  public String statusCommand() {
    return "RefreshList";
  }

  @Override
  public List<String> status(List<Player> players) {
    return List.of(
        players.stream()
            .map(PavlovPhrases::row)
            .collect(
                Collectors.joining(
                    ",\r\n",
                    "{\r\n\t\"PlayerList\": [\r\n",
                    "\r\n\t],\r\n\t\"Successful\": true\r\n}")));
  }

  private static String row(Player player) {
    return "\t\t{\r\n\t\t\t\"Username\": "
        + JsonScan.quoted(player.name())
        + ",\r\n\t\t\t\"UniqueId\": \""
        + player.steam()
        + "\"\r\n\t\t}";
  }

  @Override
  public List<String> version() {
    return List.of("{\"Version\": \"simulated\"}");
  }

  @Override
  public List<String> help(List<String> commands) {
    return List.of("{\"HelpList\": " + JsonScan.quoted(String.join(", ", commands)) + "}");
  }

  @Override
  public String big(int length) {
    return "{\"Text\": " + JsonScan.quoted(SampleText.plain(length)) + "}";
  }
}
