package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results of Minecraft's management server, in JSON. */
final class MsmpPhrases implements Phrases {
  @Override
  public List<String> echo(String text) {
    return List.of(JsonScan.quoted(text));
  }

  @Override
  public List<String> unknown(String name) {
    return List.of("null");
  }

  @Override
  public String statusCommand() {
    return "minecraft:players";
  }

  @Override
  public List<String> status(List<Player> players) {
    return List.of(
        players.stream().map(MsmpPhrases::row).collect(Collectors.joining(",", "[", "]")));
  }

  private static String row(Player player) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"00000000-0000-4000-8000-%012d\",\"name\":%s}",
        player.slot(),
        JsonScan.quoted(player.name()));
  }

  @Override
  public List<String> version() {
    return List.of("{\"name\":\"1.21.11\",\"protocol\":774}");
  }

  @Override
  public List<String> help(List<String> commands) {
    return List.of(
        commands.stream()
            .map(name -> "{\"name\":" + JsonScan.quoted(name) + "}")
            .collect(Collectors.joining(",", "{\"openrpc\":\"1.3.2\",\"methods\":[", "]}")));
  }

  @Override
  public String big(int length) {
    return JsonScan.quoted(SampleText.plain(length));
  }
}
