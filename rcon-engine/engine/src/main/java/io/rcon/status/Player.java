package io.rcon.status;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One row of an answer that lists players. A value; what the row does not say is empty. */
public final class Player {
  private final PlayerBuilder from;

  Player(PlayerBuilder from) {
    this.from = from.copy();
  }

  static Map<String, String> copy(Map<String, String> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * The name as players see it: without colour codes and the game's decoration.
   *
   * @return the name; may be empty, and may hold anything a player can type
   */
  public String name() {
    return from.name;
  }

  /**
   * The name as the server printed it, colour codes included. Tables with columns of a fixed width
   * do not tell how many blanks at its ends are its own: they are left out.
   *
   * @return the name as sent
   */
  public String rawName() {
    return from.rawName;
  }

  /**
   * The identifiers of the player by their kind: {@code steam}, {@code eos}, {@code guid}, {@code
   * uuid}, {@code userid} and others. Personal data.
   *
   * @return an immutable map, the most lasting identifier first
   */
  public Map<String, String> ids() {
    return from.ids;
  }

  /**
   * The first of {@link #ids()}. Personal data.
   *
   * @return empty if the row holds none
   */
  public Optional<String> id() {
    return from.ids.values().stream().findFirst();
  }

  /**
   * The number by which commands of the game name the player as long as they are connected; for
   * Source and GoldSrc the userid. A number that only counts the rows is none.
   *
   * @return empty if the game has none
   */
  public OptionalInt slot() {
    return from.slot;
  }

  /**
   * The time of a round trip, in milliseconds, as the server measured it.
   *
   * @return empty if the row does not tell or the server does not know
   */
  public OptionalInt ping() {
    return from.ping;
  }

  /**
   * The score or frags.
   *
   * @return empty if the row does not tell
   */
  public OptionalLong score() {
    return from.score;
  }

  /**
   * How long the player has been connected.
   *
   * @return empty if the row does not tell
   */
  public Optional<Duration> time() {
    return Optional.ofNullable(from.time);
  }

  /**
   * The network address, with or without a port, as the server prints it; of a port that is printed
   * with a sign or as 32 bits the real one. Personal data.
   *
   * @return empty if the row does not tell, as for bots and places that the game calls unknown
   */
  public Optional<String> address() {
    return Optional.ofNullable(from.address);
  }

  /**
   * What the player is doing, in the game's word: {@code active}, {@code CNCT}, {@code lobby?}.
   *
   * @return empty if the row does not tell
   */
  public Optional<String> state() {
    return Optional.ofNullable(from.state);
  }

  /**
   * Whether the player is a bot.
   *
   * @return true if the row says so
   */
  public boolean bot() {
    return from.bot;
  }

  /**
   * Whether the player is there: connected, connecting, or a bot.
   *
   * @return false for one who left and whose row is still shown
   */
  public boolean present() {
    return from.present;
  }

  /**
   * Other columns of the row, from a name to a text: team, squad, role, kills.
   *
   * @return an immutable map in the order of the row
   */
  public Map<String, String> details() {
    return from.details;
  }

  /** Omits identifiers and address. */
  @Override
  public String toString() {
    return "Player["
        + from.name
        + (from.slot.isPresent() ? ", slot " + from.slot.getAsInt() : "")
        + (from.score.isPresent() ? ", score " + from.score.getAsLong() : "")
        + (from.ping.isPresent() ? ", ping " + from.ping.getAsInt() : "")
        + (from.bot ? ", bot" : "")
        + (from.state == null ? "]" : ", " + from.state + "]");
  }
}
