package io.rcon.status;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The players of one status, with the selections that a panel needs. A value. */
public final class Scoreboard {
  private final List<Player> players;

  private Scoreboard(List<Player> players) {
    this.players = players;
  }

  /**
   * The players that a status lists.
   *
   * @param status any status
   * @return its players; none if it is not known
   */
  public static Scoreboard of(ServerStatus status) {
    return new Scoreboard(status.players());
  }

  /**
   * The players who are there, bots included.
   *
   * @return in the order of the answer
   */
  public List<Player> present() {
    return players.stream().filter(Player::present).toList();
  }

  /**
   * The players who are there and not known to be bots.
   *
   * @return in the order of the answer
   */
  public List<Player> people() {
    return players.stream().filter(player -> player.present() && !player.bot()).toList();
  }

  /**
   * The players who are there, the highest score first; those without a score last.
   *
   * @return players of equal score in the order of the answer
   */
  public List<Player> byScore() {
    Comparator<Player> highest =
        Comparator.comparingLong((Player player) -> player.score().orElse(Long.MIN_VALUE))
            .reversed();
    return present().stream().sorted(highest).toList();
  }

  /**
   * The player with an identifier of any kind; the owner of a shared game is not taken for its
   * player.
   *
   * @param id compared without regard to case
   * @return empty if no row has it
   */
  public Optional<Player> withId(String id) {
    return players.stream().filter(player -> isOne(player, id)).findFirst();
  }

  private static boolean isOne(Player player, String id) {
    return player.ids().entrySet().stream()
        .anyMatch(one -> !one.getKey().equals("owner") && one.getValue().equalsIgnoreCase(id));
  }

  /**
   * The only player of that name, compared without colours.
   *
   * @param name the name as players see it
   * @return empty if nobody has it, and if several do
   */
  public Optional<Player> named(String name) {
    List<Player> same = players.stream().filter(player -> player.name().equals(name)).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }
}
