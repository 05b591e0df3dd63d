package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;

/**
 * A game that says what another one says, and its own speed, that of a server with nothing to do.
 *
 * @param other says all else
 * @param speedCommand asks for the speed
 * @param speed what is said of it
 */
record SpeedPhrases(Phrases other, String speedCommand, List<String> speed) implements Phrases {
  private static SpeedPhrases of(Phrases other, String command, String... speed) {
    return new SpeedPhrases(other, command, List.of(speed));
  }

  static Phrases source() {
    return of(
        new SourcePhrases(),
        "stats",
        "CPU    In_(KB/s)  Out_(KB/s)  Uptime  Map_changes  FPS      Players  Connects\n",
        "0.00   0.00       0.00        12      0            66.67    0        0\n");
  }

  static Phrases goldSrc(Phrases other) {
    return of(
        other,
        "stats",
        "CPU   In    Out   Uptime  Users   FPS    Players\n",
        " 0.00  0.00  0.00      12     0   99.89       0\n");
  }

  static Phrases minecraft() {
    return of(
        new MinecraftPhrases(),
        "tick query",
        "The game is running normally",
        "Target tick rate: 20.0 per second.",
        "Average time per tick: 1.2ms (Target: 50.0ms)",
        "Percentiles: P50: 0.9ms P95: 1.5ms P99: 2.0ms. Sample: 100");
  }

  static Phrases forge() {
    return of(
        new MinecraftPhrases(),
        "forge tps",
        "Dim minecraft:overworld (minecraft:overworld): Mean tick time: 1.234 ms. Mean TPS: 20.000",
        "\nOverall: Mean tick time: 1.234 ms. Mean TPS: 20.000");
  }

  static Phrases neoforge() {
    return of(
        new MessageLines(new MinecraftPhrases()),
        "neoforge tps",
        "Overall: 20.000 TPS (1.234 ms/tick)\n");
  }

  static Phrases paper() {
    return of(
        new MessageLines(new MinecraftPhrases()),
        "tps",
        "\u00a76TPS from last 1m, 5m, 15m: \u00a7a20.0, \u00a7a*20.0, \u00a7a20.0\n");
  }

  static Phrases nukkit() {
    return of(
        new NukkitPhrases(),
        "status",
        "\u00a7a---- \u00a7fServer status\u00a7a ----\n",
        "\u00a76Uptime: \u00a7c12 seconds\n",
        "\u00a76Current TPS: \u00a7a20\n");
  }

  static Phrases rust() {
    return of(
        new RustPhrases(),
        "serverinfo",
        """
        {
          "Hostname": "simulated",
          "MaxPlayers": 100,
          "Players": 0,
          "Queued": 0,
          "Joining": 0,
          "Map": "Procedural Map",
          "Framerate": 30.0,
          "Protocol": "2593.278.1"
        }\
        """);
  }

  @Override
  public List<String> echo(String text) {
    return other.echo(text);
  }

  @Override
  public List<String> unknown(String name) {
    return other.unknown(name);
  }

  @Override
  public List<String> status(List<Player> players) {
    return other.status(players);
  }

  @Override
  public String statusCommand() {
    return other.statusCommand();
  }

  @Override
  public List<String> version() {
    return other.version();
  }

  @Override
  public List<String> help(List<String> commands) {
    return other.help(commands);
  }

  @Override
  public List<String> variables() {
    return other.variables();
  }

  @Override
  public String big(int length) {
    return other.big(length);
  }

  @Override
  public List<String> changeLevel(String map) {
    return other.changeLevel(map);
  }
}
