package io.rcon.commands;

import io.rcon.status.Player;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The player of a command: a name, an identifier, or a row of a list of players. A value. Which of
 * these a game's commands use is a fact of its dialect; what is missing is looked up in a fresh
 * list of players, and must be found there exactly once.
 */
public final class PlayerKey {
  private final @Nullable String name;
  private final @Nullable String id;
  private final OptionalInt slot;
  private final @Nullable Player row;

  private PlayerKey(
      @Nullable String name, @Nullable String id, OptionalInt slot, @Nullable Player row) {
    this.name = name;
    this.id = id;
    this.slot = slot;
    this.row = row;
  }

  /**
   * A player by name.
   *
   * @param name the whole name as the game lists it, with or without its colours
   * @return the key
   */
  public static PlayerKey name(String name) {
    return new PlayerKey(Objects.requireNonNull(name, "name"), null, OptionalInt.empty(), null);
  }

  /**
   * A player by name, where several have it.
   *
   * @param name the whole name
   * @param slot the number that a list of players shows for the one that is meant
   * @return the key
   */
  public static PlayerKey name(String name, int slot) {
    return new PlayerKey(Objects.requireNonNull(name, "name"), null, OptionalInt.of(slot), null);
  }

  /**
   * A player by identifier, who need not be online.
   *
   * @param id of the kind that the game's commands take, such as {@code [U:1:11231]}, or an address
   *     where they take one
   * @return the key
   */
  public static PlayerKey id(String id) {
    return new PlayerKey(null, Objects.requireNonNull(id, "id"), OptionalInt.empty(), null);
  }

  /**
   * A player by the name or the identifier, whichever the game's command takes: for bans that are
   * lifted on servers of several games.
   *
   * @param nameOrId a name, or an identifier of the kind that the game takes
   * @return the key
   */
  public static PlayerKey nameOrId(String nameOrId) {
    Objects.requireNonNull(nameOrId, "nameOrId");
    return new PlayerKey(nameOrId, nameOrId, OptionalInt.empty(), null);
  }

  /**
   * The player of a row.
   *
   * @param row from a status of that server
   * @return the key
   */
  public static PlayerKey of(Player row) {
    return new PlayerKey(row.name(), null, row.slot(), row);
  }

  Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The value for a command that takes identifiers of a kind; empty if it has to be looked up. */
  Optional<String> known(String kind) {
    return id != null ? Optional.of(id) : Optional.ofNullable(row).map(r -> idOf(r, kind));
  }

  /** The identifier of a kind in a row, or the address without its port. */
  static @Nullable String idOf(Player row, String kind) {
    if (!kind.equals(ActionTemplate.ADDRESS)) {
      Map<String, String> ids = row.ids();
      return ids.get(kind.equals(ActionTemplate.STEAMID) ? "steam" : kind);
    }
    String address = row.address().orElse("");
    int colon = address.lastIndexOf(':');
    if (address.startsWith("[")) {
      return address.substring(1, Math.max(1, address.indexOf(']')));
    }
    boolean port = colon >= 0 && address.indexOf(':') == colon;
    return address.isEmpty() ? null : port ? address.substring(0, colon) : address;
  }

  /** Whether a row may be the player. */
  boolean matches(Player other) {
    boolean here = slot.isEmpty() || slot.equals(other.slot());
    if (row != null) {
      return here && other.present() && row.rawName().equals(other.rawName());
    }
    return here && other.present() && (other.rawName().equals(name) || other.name().equals(name));
  }

  /** Shows the name, but no identifier. */
  @Override
  public String toString() {
    return name != null ? "'" + name + "'" : "the given id";
  }
}
