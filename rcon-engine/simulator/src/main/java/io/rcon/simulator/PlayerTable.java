package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;

/** How a game lists its players. */
interface PlayerTable {
  List<String> lines(List<Player> players);
}
