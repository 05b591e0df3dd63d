package io.rcon.status;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Collects the columns of one player's row. Not safe for several threads. */
public final class PlayerBuilder {
  final String rawName;
  Map<String, String> ids = Map.of();
  Map<String, String> details = Map.of();
  String name;
  OptionalInt slot = OptionalInt.empty();
  OptionalInt ping = OptionalInt.empty();
  OptionalLong score = OptionalLong.empty();
  @Nullable Duration time;
  @Nullable String address;
  @Nullable String state;
  boolean bot;
  boolean present = true;

  /**
   * Begins a player whose name has no colours.
   *
   * @param rawName the name as sent
   */
  public PlayerBuilder(String rawName) {
    this.rawName = rawName;
    this.name = rawName;
  }

  PlayerBuilder copy() {
    PlayerBuilder copy = new PlayerBuilder(rawName);
    copy.ids = Player.copy(ids);
    copy.details = Player.copy(details);
    copy.name = name;
    copy.slot = slot;
    copy.ping = ping;
    copy.score = score;
    copy.time = time;
    copy.address = address;
    copy.state = state;
    copy.bot = bot;
    copy.present = present;
    return copy;
  }

  /**
   * Sets the name as players see it.
   *
   * @param value the name without colours
   * @return this
   */
  public PlayerBuilder name(String value) {
    name = value;
    return this;
  }

  /**
   * Adds an identifier.
   *
   * @param kind for instance {@code steam}
   * @param value the identifier; an empty text is ignored
   * @return this
   */
  public PlayerBuilder id(String kind, String value) {
    if (!value.isEmpty()) {
      ids = with(ids, kind, value);
    }
    return this;
  }

  /**
   * Sets the number by which commands name the player.
   *
   * @param number the slot
   * @return this
   */
  public PlayerBuilder slot(int number) {
    slot = OptionalInt.of(number);
    return this;
  }

  /**
   * Sets the ping.
   *
   * @param millis milliseconds; a negative number says that it is not known
   * @return this
   */
  public PlayerBuilder ping(int millis) {
    ping = millis < 0 ? OptionalInt.empty() : OptionalInt.of(millis);
    return this;
  }

  /**
   * Sets the score.
   *
   * @param points the score, may be negative
   * @return this
   */
  public PlayerBuilder score(long points) {
    score = OptionalLong.of(points);
    return this;
  }

  /**
   * Sets how long the player has been connected.
   *
   * @param connected the time; null says that it is not known
   * @return this
   */
  public PlayerBuilder time(@Nullable Duration connected) {
    time = connected;
    return this;
  }

  /**
   * Sets the address.
   *
   * @param value as the server prints it; an empty text is ignored
   * @return this
   */
  public PlayerBuilder address(String value) {
    address = value.isEmpty() ? address : value;
    return this;
  }

  /**
   * Sets what the player is doing.
   *
   * @param value the game's word; an empty text is ignored
   * @return this
   */
  public PlayerBuilder state(String value) {
    state = value.isEmpty() ? state : value;
    return this;
  }

  /**
   * Sets whether the player is a bot.
   *
   * @param value true for a bot
   * @return this
   */
  public PlayerBuilder bot(boolean value) {
    bot = value;
    return this;
  }

  /**
   * Marks the player as gone: only the row is still there.
   *
   * @return this
   */
  public PlayerBuilder gone() {
    present = false;
    return this;
  }

  /**
   * Adds another column of the row.
   *
   * @param key a name
   * @param value its text; an empty text is ignored
   * @return this
   */
  public PlayerBuilder detail(String key, String value) {
    if (!value.isEmpty()) {
      details = with(details, key, value);
    }
    return this;
  }

  /** Most rows have one identifier and no detail, so a map is made only when it gets an entry. */
  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> owned = map.isEmpty() ? new LinkedHashMap<>(4) : map;
    owned.put(key, value);
    return owned;
  }

  /**
   * Builds the player.
   *
   * @return a value; this builder no longer changes it
   */
  public Player build() {
    return new Player(this);
  }
}
