package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;

/** The public status answers of the Quake family. */
final class StatusTexts {
  private StatusTexts() {}

  static String quake3Info(List<Player> players, String challenge) {
    return "infoResponse\n\\voip\\opus\\g_needpass\\0\\pure\\1\\gametype\\0\\sv_maxclients\\"
        + SimulatedPlayers.room(players)
        + "\\g_humanplayers\\"
        + players.size()
        + "\\clients\\"
        + players.size()
        + "\\mapname\\sim_dm1\\hostname\\simulated\\protocol\\71\\gamename\\Quake3Arena"
        + (challenge.isEmpty() ? "" : "\\challenge\\" + challenge);
  }

  static String quake3Status(List<Player> players, String challenge) {
    return "statusResponse\n\\com_protocol\\71\\sv_maxclients\\"
        + SimulatedPlayers.room(players)
        + "\\sv_hostname\\simulated\\g_gametype\\0\\version\\simulated ioq3 1.36\\mapname\\sim_dm1"
        + "\\gamename\\baseq3\\g_needpass\\0"
        + (challenge.isEmpty() ? "" : "\\challenge\\" + challenge)
        + "\n"
        + rows(players);
  }

  static String darkPlacesInfo(List<Player> players, String challenge) {
    return "infoResponse\n" + darkPlaces(players, challenge);
  }

  static String darkPlacesStatus(List<Player> players, String challenge) {
    return "statusResponse\n" + darkPlaces(players, challenge) + "\n" + rows(players);
  }

  private static String darkPlaces(List<Player> players, String challenge) {
    return "\\gamename\\Nexuiz\\modname\\data\\gameversion\\20000\\sv_maxclients\\"
        + SimulatedPlayers.room(players)
        + "\\clients\\"
        + players.size()
        + "\\bots\\0\\mapname\\simulated\\hostname\\simulated\\protocol\\3"
        + (challenge.isEmpty() ? "" : "\\challenge\\" + challenge);
  }

  static String quakeWorldStatus(List<Player> players) {
    StringBuilder text =
        new StringBuilder("\\maxfps\\77\\maxspectators\\8\\deathmatch\\3\\maxclients\\")
            .append(SimulatedPlayers.room(players))
            .append("\\hostname\\simulated\\*version\\MVDSV 0.35\\map\\simulated\n");
    for (Player player : players) {
      text.append(player.slot() + 1)
          .append(' ')
          .append(player.score())
          .append(' ')
          .append(player.seconds() / 60)
          .append(' ')
          .append(player.ping())
          .append(" \"")
          .append(player.name())
          .append("\" \"base\" 4 4\n");
    }
    return text.toString();
  }

  private static String rows(List<Player> players) {
    StringBuilder text = new StringBuilder();
    for (Player player : players) {
      text.append(player.score())
          .append(' ')
          .append(player.ping())
          .append(" \"")
          .append(player.name())
          .append("\"\n");
    }
    return text.toString();
  }
}
