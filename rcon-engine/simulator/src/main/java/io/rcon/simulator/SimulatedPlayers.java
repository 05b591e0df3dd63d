package io.rcon.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Players that come and go, or a number of them that stay: the players at a given second follow
 * from the seed and that number alone, so that two servers with one seed have the same players.
 */
final class SimulatedPlayers {
  /** As many as have an address each. */
  static final int MOST = 200;

  private static final int SLOTS = 20;

  private static final String[] HEADS = {"Red", "Iron", "Quick", "Old", "Moss", "Night", "Salt"};
  private static final String[] TAILS = {"Fox", "Smith", "Otter", "Crow", "Wolf", "Heron", "Mole"};

  private final Visitor[] visitors;
  private final boolean stay;

  /**
   * Makes the players of one server.
   *
   * @param staying how many are always there, or {@link SimulationOptions#COME_AND_GO}
   */
  SimulatedPlayers(long seed, int staying) {
    stay = staying >= 0;
    visitors = new Visitor[stay ? staying : SLOTS];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < visitors.length; i++) {
      int period = random.nextInt(120, 1200);
      visitors[i] =
          new Visitor(
              HEADS[random.nextInt(HEADS.length)] + TAILS[random.nextInt(TAILS.length)] + i,
              period,
              random.nextInt(20, period),
              random.nextInt(period),
              random.nextInt(8, 120));
    }
  }

  /** How many a server says it has room for, with those who are there. */
  static int room(List<Player> present) {
    return Math.max(SLOTS, present.size());
  }

  /** The players, by slot. */
  List<Player> at(long second) {
    List<Player> present = new ArrayList<>();
    for (int i = 0; i < visitors.length; i++) {
      Visitor visitor = visitors[i];
      long there = second + visitor.phase;
      long moment = stay ? there : Math.floorMod(there, (long) visitor.period);
      if (stay || moment < visitor.stay) {
        present.add(
            new Player(i, visitor.name, (int) moment / 7, visitor.ping, (int) moment, 5000 + i));
      }
    }
    return present;
  }

  private record Visitor(String name, int period, int stay, int phase, int ping) {}

  /**
   * One player.
   *
   * @param slot the game's number for the player
   * @param name letters and digits
   * @param score counts up while the player stays
   * @param ping in milliseconds
   * @param seconds how long the player has been there
   * @param port where the player comes from, on a documentation address
   */
  record Player(int slot, String name, int score, int ping, int seconds, int port) {
    String address() {
      return host() + ":" + port;
    }

    String host() {
      return "192.0.2." + (slot + 1);
    }

    /** The Steam id of 64 bits. */
    long steam() {
      return 76561190000000001L + slot;
    }
  }
}
