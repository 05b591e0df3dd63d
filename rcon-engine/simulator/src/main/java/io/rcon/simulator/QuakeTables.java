package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lists of players of Quake II, GoldSrc, Xash3D, SA-MP, FiveM and Doom 3. */
final class QuakeTables {
  /** Bytes a second that each player's connection takes. */
  static final int DOOM3_RATE = 16000;

  private QuakeTables() {}

  /** The variables of Doom 3 that everybody may know. */
  static Map<String, String> doom3Info(List<Player> players) {
    Map<String, String> info = new LinkedHashMap<>();
    info.put("si_version", "dhewm 1.5.4.1305 linux-x86_64");
    info.put("si_name", "simulated");
    info.put("si_map", "game/mp/d3dm1");
    info.put("si_maxPlayers", String.valueOf(SimulatedPlayers.room(players)));
    info.put("si_usePass", "0");
    return info;
  }

  static List<String> doom3(List<Player> players) {
    List<String> lines = new ArrayList<>();
    lines.add("server 'simulated' IP = 192.0.2.1:27666\nprotocol 1.41\n");
    doom3Info(players).forEach((key, value) -> lines.add(key + " = " + value + "\n"));
    for (Player player : players) {
      lines.add(
          String.format(
              Locale.ROOT,
              "client %2d: %s, ping = %d, rate = %d\n",
              player.slot(),
              player.name(),
              player.ping(),
              DOOM3_RATE));
    }
    return lines;
  }

  static List<String> quake2(List<Player> players) {
    List<String> lines = new ArrayList<>();
    lines.add("map              : simdm1\n");
    lines.add("num score ping name            lastmsg address               qport \n");
    lines.add("--- ----- ---- --------------- ------- --------------------- ------\n");
    for (Player player : players) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%3d %5d %4d %-15s %7d %-21s %5d\n",
              player.slot(),
              player.score(),
              player.ping(),
              player.name(),
              0,
              player.address(),
              player.port()));
    }
    return lines;
  }

  static List<String> xash(List<Player> players) {
    List<String> lines = new ArrayList<>();
    lines.add("map: simulated\n");
    lines.add("# score ping dev  lastmsg qport useragent\t\tname\t\taddress\n");
    for (Player player : players) {
      lines.add(
          String.format(
              Locale.ROOT,
              " %d %5d %4d   1        0  %d xash3d (linux-amd64 4529)\t%s\t%s\n",
              player.slot(),
              player.score(),
              player.ping(),
              player.port(),
              player.name(),
              player.address()));
    }
    lines.add("\n");
    return lines;
  }

  static List<String> goldSrc(List<Player> players) {
    List<String> lines = new ArrayList<>();
    lines.add("hostname:  simulated\n");
    lines.add("version :  48/1.1.2.7/Stdio 8684 secure  (10)\n");
    lines.add("tcp/ip  :  192.0.2.1:27015\n");
    lines.add("map     :  simulated at: 0 x, 0 y, 0 z\n");
    lines.add(
        String.format(
            Locale.ROOT,
            "players :  %d active (%d max)\n\n",
            players.size(),
            SimulatedPlayers.room(players)));
    lines.add("#      name userid uniqueid frag time ping loss adr\n");
    for (Player player : players) {
      lines.add(
          String.format(
              Locale.ROOT,
              "#%2d %8s %d STEAM_0:1:%d %3d %02d:%02d %4d    0 %s\n",
              player.slot() + 1,
              '"' + player.name() + '"',
              player.slot() + 1,
              player.port(),
              player.score(),
              player.seconds() / 60,
              player.seconds() % 60,
              player.ping(),
              player.address()));
    }
    lines.add(players.size() + " users\n");
    return lines;
  }

  /** Nothing at all where nobody is on. */
  static List<String> samp(List<Player> players) {
    List<String> lines = new ArrayList<>();
    for (Player player : players) {
      lines.add(lines.isEmpty() ? "ID\tName\tPing\tIP\n" : "");
      String host = player.address().substring(0, player.address().indexOf(':'));
      lines.add(player.slot() + "\t" + player.name() + "\t" + player.ping() + "\t" + host + "\n");
    }
    return lines;
  }

  static List<String> fiveM(List<Player> players) {
    List<String> lines = new ArrayList<>();
    for (Player player : players) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d license:%040x %s %s %d\n",
              player.slot() + 1,
              player.port(),
              player.name(),
              player.address(),
              player.ping()));
    }
    return lines;
  }
}
