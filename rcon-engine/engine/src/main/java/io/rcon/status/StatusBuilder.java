package io.rcon.status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Collects the content of an answer. Not safe for several threads. */
public final class StatusBuilder {
  final String format;
  final String text;
  final List<Player> players = new ArrayList<>();
  final List<Map<String, String>> rows = new ArrayList<>();
  final Map<String, String> details = new LinkedHashMap<>();
  boolean known = true;
  boolean complete = true;
  boolean lists = true;
  boolean guessed;
  OptionalInt online = OptionalInt.empty();
  OptionalInt max = OptionalInt.empty();
  OptionalInt bots = OptionalInt.empty();
  OptionalDouble ticksPerSecond = OptionalDouble.empty();
  OptionalDouble millisPerTick = OptionalDouble.empty();
  @Nullable String map;
  @Nullable String name;
  @Nullable String version;

  /**
   * Begins a status that is known, complete and otherwise empty.
   *
   * @param format the key of the format
   * @param text the answer, nothing stripped
   */
  public StatusBuilder(String format, String text) {
    this.format = format;
    this.text = text;
  }

  /** Copies the single values, but none of the lists. */
  StatusBuilder copy() {
    StatusBuilder copy = new StatusBuilder(format, text);
    copy.known = known;
    copy.complete = complete;
    copy.lists = lists;
    copy.guessed = guessed;
    copy.online = online;
    copy.max = max;
    copy.bots = bots;
    copy.ticksPerSecond = ticksPerSecond;
    copy.millisPerTick = millisPerTick;
    copy.map = map;
    copy.name = name;
    copy.version = version;
    return copy;
  }

  /**
   * Sets how many are online, bots included.
   *
   * @param count 0 or more; negative numbers are ignored
   * @return this
   */
  public StatusBuilder online(int count) {
    online = count < 0 ? online : OptionalInt.of(count);
    return this;
  }

  /**
   * Sets how many may be online.
   *
   * @param count 1 or more; others are ignored
   * @return this
   */
  public StatusBuilder max(int count) {
    max = count < 1 ? max : OptionalInt.of(count);
    return this;
  }

  /**
   * Sets how many of those online are bots.
   *
   * @param count 0 or more; negative numbers are ignored
   * @return this
   */
  public StatusBuilder bots(int count) {
    bots = count < 0 ? bots : OptionalInt.of(count);
    return this;
  }

  /**
   * Sets the map.
   *
   * @param value its name; an empty text is ignored
   * @return this
   */
  public StatusBuilder map(String value) {
    map = value.isEmpty() ? map : value;
    return this;
  }

  /**
   * Sets the server's name.
   *
   * @param value its name without colour codes; an empty text is ignored
   * @return this
   */
  public StatusBuilder name(String value) {
    name = value.isEmpty() ? name : value;
    return this;
  }

  /**
   * Sets the game's version.
   *
   * @param value the version; an empty text is ignored
   * @return this
   */
  public StatusBuilder version(String value) {
    version = value.isEmpty() ? version : value;
    return this;
  }

  /**
   * Sets how fast the game runs.
   *
   * @param value ticks or frames per second
   * @return this
   */
  public StatusBuilder ticksPerSecond(double value) {
    ticksPerSecond = OptionalDouble.of(value);
    return this;
  }

  /**
   * Sets how long a tick takes.
   *
   * @param value milliseconds
   * @return this
   */
  public StatusBuilder millisPerTick(double value) {
    millisPerTick = OptionalDouble.of(value);
    return this;
  }

  /**
   * Adds a player.
   *
   * @param player one row
   * @return this
   */
  public StatusBuilder player(Player player) {
    players.add(player);
    return this;
  }

  /**
   * Adds a row that is no player.
   *
   * @param row from the name of a column to its text
   * @return this
   */
  public StatusBuilder row(Map<String, String> row) {
    rows.add(Collections.unmodifiableMap(new LinkedHashMap<>(row)));
    return this;
  }

  /**
   * Adds other content of the answer. The first of two with the same name stays.
   *
   * @param key a name
   * @param value its text
   * @return this
   */
  public StatusBuilder detail(String key, String value) {
    details.putIfAbsent(key, value);
    return this;
  }

  /**
   * Marks the status as incomplete: a part of the answer is known to be missing.
   *
   * @return this
   */
  public StatusBuilder incomplete() {
    complete = false;
    return this;
  }

  /**
   * Marks the format as one without rows of players.
   *
   * @return this
   */
  public StatusBuilder listsNobody() {
    lists = false;
    return this;
  }

  /**
   * Marks the numbers as guessed.
   *
   * @return this
   */
  public StatusBuilder guessed() {
    guessed = true;
    return this;
  }

  /**
   * Builds the status.
   *
   * @return a value; this builder no longer changes it
   */
  public ServerStatus build() {
    return new ServerStatus(this);
  }

  /** Builds the status of an answer that is not of the expected form: the text and nothing else. */
  ServerStatus unknown() {
    StatusBuilder nothing = new StatusBuilder(format, text);
    nothing.known = false;
    nothing.complete = false;
    return nothing.build();
  }

  /**
   * Drops the players behind the first {@code sure} if the last line of the text is not ended:
   * without the end of the table it may be cut anywhere, and what is left of it may be another
   * player's id.
   */
  void keep(int sure) {
    if (TextLines.unfinished(text)) {
      players.subList(sure, players.size()).clear();
    }
  }

  /** Counts the rows where the game prints no number. */
  void countRows() {
    int present = 0;
    int machines = 0;
    for (Player player : players) {
      present += player.present() ? 1 : 0;
      machines += player.present() && player.bot() ? 1 : 0;
    }
    online = online.isPresent() ? online : OptionalInt.of(present);
    bots = bots.isPresent() || machines == 0 ? bots : OptionalInt.of(machines);
  }
}
