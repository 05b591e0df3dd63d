package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The lists of players of games that have one command for it. */
final class PlayerTables {
  private PlayerTables() {}

  private static List<String> table(
      String head, List<Player> players, Function<Player, String> row) {
    List<String> lines = new ArrayList<>();
    if (!head.isEmpty()) {
      lines.add(head);
    }
    players.forEach(player -> lines.add(row.apply(player)));
    return lines;
  }

  static List<String> ark(List<Player> players) {
    return players.isEmpty()
        ? List.of("No Players Connected \n ")
        : table(
            "",
            players,
            player -> player.slot() + ". " + player.name() + ", " + player.steam() + "\n");
  }

  static List<String> arkAscended(List<Player> players) {
    return players.isEmpty()
        ? List.of("No Players Connected \n ")
        : table(
            "",
            players,
            player ->
                String.format(
                    Locale.ROOT,
                    "%d. %s, 0002%028x\n",
                    player.slot(),
                    player.name(),
                    player.slot()));
  }

  /** Whole lines are columns. */
  static List<String> evrima(List<Player> players) {
    StringBuilder ids = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (Player player : players) {
      ids.append(player.steam()).append(',');
      names.append(player.name()).append(',');
    }
    return List.of("PlayerList\n", ids.append('\n').toString(), names.append('\n').toString());
  }

  static List<String> conan(List<Player> players) {
    return table(
        "Idx | Char name | Player name |      User ID |       Platform ID | Platform Name\n",
        players,
        player ->
            String.format(
                Locale.ROOT,
                "%3d | %s | %s#%d | A-USER%d | %d |         STEAM\n",
                player.slot(),
                player.name(),
                player.name(),
                player.port(),
                player.slot(),
                player.steam()));
  }

  static List<String> palworld(List<Player> players) {
    return table(
        "name,playeruid,steamid\n",
        players,
        player -> player.name() + "," + player.port() + "," + player.steam() + "\n");
  }

  static List<String> zomboid(List<Player> players) {
    return table(
        "Players connected (" + players.size() + "): \n",
        players,
        player -> "-" + player.name() + "\n");
  }

  static List<String> rust(List<Player> players) {
    return table(
        "hostname: simulated\nversion : 2593 secure (secure mode enabled, connected to Steam3)\n"
            + "map     : Simulated Map\nplayers : "
            + players.size()
            + " ("
            + SimulatedPlayers.room(players)
            + " max) (0 queued) (0 joining)\n\n"
            + "id                name    ping connected addr             owner violation kicks \n",
        players,
        player ->
            String.format(
                Locale.ROOT,
                "%d \"%s\" %d   %d.00s    %s         0.0       0    \n",
                player.steam(),
                player.name(),
                player.ping(),
                player.seconds(),
                player.address()));
  }

  static List<String> soulmask(List<Player> players) {
    return table(
        "| Account | PlayerName | PawnID | Position |\n",
        players,
        player ->
            "| "
                + player.steam()
                + " | '"
                + player.name()
                + "' | P"
                + player.slot()
                + " | V(X=1.0, Y=2.0, Z=3.0) |\n");
  }

  static List<String> titans(List<Player> players) {
    return List.of(
        "(ServerInfo): Server Name: simulated / UUID: 0000-1 / TimeOfDay: 1224 / Weather: ClearSky\n");
  }

  static List<String> squad(List<Player> players) {
    List<String> lines =
        new ArrayList<>(
            table(
                "----- Active Players -----\n",
                players,
                player ->
                    String.format(
                        Locale.ROOT,
                        "ID: %d | Online IDs: EOS: 0002%028x steam: %d | Name: %s | Team ID: 1 |"
                            + " Squad ID: N/A | Is Leader: False | Role: USA_Rifleman_01\n",
                        player.slot(),
                        player.slot(),
                        player.steam(),
                        player.name())));
    lines.add("----- Recently Disconnected Players [Max of 15] -----\n");
    return lines;
  }

  static List<String> sandstorm(List<Player> players) {
    return table(
        "ID\t | Name\t\t\t\t | NetID\t\t\t | IP\t\t\t | Score\t\t |\n" + "=".repeat(79) + "\n",
        players,
        player ->
            player.slot()
                + "\t | "
                + player.name()
                + "\t | SteamNWI:"
                + player.steam()
                + "\t | "
                + player.host()
                + "\t | "
                + player.score()
                + "\t\t | ");
  }

  static List<String> mordhau(List<Player> players) {
    return players.isEmpty()
        ? List.of("There are currently no players present\n")
        : table(
            "",
            players,
            player ->
                String.format(
                    Locale.ROOT,
                    "%016X, %s, %d ms, team 0\n",
                    player.port(),
                    player.name(),
                    player.ping()));
  }

  static List<String> callOfDuty(List<Player> players) {
    return table(
        "map: mp_simulated\nnum score ping guid                             name            "
            + "lastmsg address               qport rate\n--- ----- ---- "
            + "-".repeat(32)
            + " --------------- ------- --------------------- ----- -----\n",
        players,
        player ->
            String.format(
                Locale.ROOT,
                "%3d %5d %4d %032x %s^7 %"
                    + Math.max(1, 20 - player.name().length())
                    + "d %-21s %5d 25000\n",
                player.slot(),
                player.score(),
                player.ping(),
                player.port(),
                player.name(),
                0,
                player.address(),
                player.port()));
  }

  static List<String> factorio(List<Player> players) {
    return table(
        "Online players (" + players.size() + "):\n",
        players,
        player -> "  " + player.name() + " (online)\n");
  }

  static List<String> starbound(List<Player> players) {
    return table(
        "",
        players,
        player ->
            String.format(
                Locale.ROOT,
                "$%d : %s : $$%032x\n",
                player.slot() + 1,
                player.name(),
                player.port()));
  }
}
