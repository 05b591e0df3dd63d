package io.rcon.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The content of one answer about a server and its players. A value; what the answer lacks is
 * empty.
 *
 * <p>Players can forge rows: a name that holds a line feed can look like a further one. Where
 * {@link #countsAgree()} is false, the number of rows is not the number that the server itself
 * gives.
 */
public final class ServerStatus {
  private final StatusBuilder from;
  private final List<Player> players;
  private final List<Map<String, String>> rows;
  private final Map<String, String> details;

  ServerStatus(StatusBuilder from) {
    this.from = from.copy();
    this.players = List.copyOf(from.players);
    this.rows = List.copyOf(from.rows);
    this.details = Player.copy(from.details);
  }

  /**
   * The status of an answer that is not of the expected form.
   *
   * @param format the key of the format that was expected
   * @param text the answer
   * @return a status that is not known and holds nothing but the text
   */
  public static ServerStatus unknown(String format, String text) {
    return new StatusBuilder(format, text).unknown();
  }

  /** The same status, of which a part may be missing. */
  ServerStatus incomplete() {
    StatusBuilder copy = from.copy();
    copy.players.addAll(players);
    copy.rows.addAll(rows);
    copy.details.putAll(details);
    return copy.incomplete().build();
  }

  /**
   * The format that read the answer.
   *
   * @return the key, as in {@link StatusFormats#named}
   */
  public String format() {
    return from.format;
  }

  /**
   * Whether the answer is of the expected form. A stray message that came instead of the answer, a
   * refusal in words, and the answer of another game are not.
   *
   * @return false if nothing but {@link #text()} is told
   */
  public boolean known() {
    return from.known;
  }

  /**
   * Whether nothing of the answer is known to be missing.
   *
   * @return false if the format has an end line, or a count of the rows, that is not met
   */
  public boolean complete() {
    return from.complete;
  }

  /**
   * Whether numbers and names were guessed from a sentence in a language that is not known.
   *
   * @return true for translated answers
   */
  public boolean guessed() {
    return from.guessed;
  }

  /**
   * How many are online as the server counts them, bots included; where it prints no count, the
   * number of rows, without those of players who left.
   *
   * @return empty if the answer does not tell
   */
  public OptionalInt online() {
    return from.online;
  }

  /**
   * How many may be online.
   *
   * @return empty if the answer does not tell
   */
  public OptionalInt max() {
    return from.max;
  }

  /**
   * How many of those online are bots.
   *
   * @return empty if the answer does not tell
   */
  public OptionalInt bots() {
    return from.bots;
  }

  /**
   * The name of the map or level that is being played.
   *
   * @return empty if the answer does not tell
   */
  public Optional<String> map() {
    return Optional.ofNullable(from.map);
  }

  /**
   * The name of the server, without colour codes.
   *
   * @return empty if the answer does not tell
   */
  public Optional<String> name() {
    return Optional.ofNullable(from.name);
  }

  /**
   * The version of the game, as the server words it.
   *
   * @return empty if the answer does not tell
   */
  public Optional<String> version() {
    return Optional.ofNullable(from.version);
  }

  /**
   * How fast the game runs, in ticks or frames per second; where the answer gives several averages,
   * the most recent one.
   *
   * @return empty if the answer does not tell
   */
  public OptionalDouble ticksPerSecond() {
    return from.ticksPerSecond;
  }

  /**
   * How long one tick of the game takes, in milliseconds.
   *
   * @return empty if the answer does not tell
   */
  public OptionalDouble millisPerTick() {
    return from.millisPerTick;
  }

  /**
   * Whether answers of this form list players; some only count them, some tell other things.
   *
   * @return false if {@link #players()} is always empty
   */
  public boolean listsPlayers() {
    return from.lists;
  }

  /**
   * The rows of the answer that are players, in their order; those who are connecting and bots
   * included, where the game lists them.
   *
   * @return an immutable list
   */
  public List<Player> players() {
    return players;
  }

  /**
   * The rows of an answer that are no players: bans, squads, admins.
   *
   * @return an immutable list of immutable rows, each from the name of a column to its text
   */
  public List<Map<String, String>> rows() {
    return rows;
  }

  /**
   * Other content of the answer, from a name to a text: options, scores, the time of day. The names
   * depend on the format.
   *
   * @return an immutable map in the order of the answer
   */
  public Map<String, String> details() {
    return details;
  }

  /**
   * Whether there are as many rows of players as the server says there are players. They differ
   * while somebody connects, where the game hides some, and where a name forges a row. Bots that
   * are counted but not listed make no difference.
   *
   * @return true if they are equal or the answer gives no number
   */
  public boolean countsAgree() {
    if (online().isEmpty() || !listsPlayers()) {
      return true;
    }
    int listed = Scoreboard.of(this).present().size();
    boolean botsListed = players.stream().anyMatch(Player::bot);
    int count = online().getAsInt();
    return count == listed || (!botsListed && count == listed + bots().orElse(0));
  }

  /**
   * The answer itself, nothing stripped.
   *
   * @return the text
   */
  public String text() {
    return from.text;
  }

  /** Omits the text and the players, which are personal data. */
  @Override
  public String toString() {
    if (!from.known) {
      return "ServerStatus[" + from.format + ", not known, " + from.text.length() + " characters]";
    }
    return "ServerStatus["
        + from.format
        + (from.online.isPresent() ? ", " + from.online.getAsInt() : ", ?")
        + (from.max.isPresent() ? "/" + from.max.getAsInt() : "")
        + " online, "
        + players.size()
        + " listed"
        + (from.map == null ? "" : ", map " + from.map)
        + (from.complete ? "]" : ", incomplete]");
  }
}
