package io.rcon.monitor;

import io.rcon.status.Player;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A player as the last answer listed him. A value.
 *
 * @param name the name for the eye, cut at 128 characters; may hold anything a player can type
 * @param score the score; empty if the answer does not tell
 * @param ping the round trip in milliseconds; empty if the answer does not tell
 * @param bot whether it is a machine
 * @param ids identifiers by their kind; empty unless {@link MonitorOptions#ids()}
 * @param address the network address; null unless {@link MonitorOptions#ids()}
 */
public record OnlinePlayer(
    String name,
    OptionalLong score,
    OptionalInt ping,
    boolean bot,
    Map<String, String> ids,
    @Nullable String address) {
  static OnlinePlayer of(Player player, boolean ids) {
    return new OnlinePlayer(
        Texts.name(player.name()),
        player.score(),
        player.ping(),
        player.bot(),
        ids ? Map.copyOf(player.ids()) : Map.of(),
        ids ? player.address().orElse(null) : null);
  }
}
