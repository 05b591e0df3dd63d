package io.rcon.games;

import io.rcon.status.Player;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.StatusBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads Rust's answers: {@code playerlist} and {@code serverinfo}. Builds differ in what they tell.
 */
final class RustJson {
  private RustJson() {}

  static boolean players(JsonValue root, boolean whole, StatusBuilder status) {
    return JsonRows.counted(root, whole, status, RustJson::player);
  }

  private static @Nullable Player player(JsonValue row) {
    if (!row.has("SteamID", "DisplayName")) {
      return null;
    }
    PlayerBuilder player =
        new PlayerBuilder(row.text("DisplayName"))
            .id("steam", row.text("SteamID"))
            .ping(row.number("Ping"))
            .address(row.text("Address"))
            .detail("health", row.text("Health"))
            .detail("entity", row.text("EntityId"))
            .detail("team", row.text("TeamID"))
            // Facepunch spelt it wrong for years.
            .detail("violation", row.text("ViolationLevel", "VoiationLevel"));
    String owner = row.text("OwnerSteamID");
    if (!owner.isEmpty() && !owner.equals("0") && !owner.equals(row.text("SteamID"))) {
      player.id("owner", owner);
    }
    int seconds = row.number("ConnectedSeconds");
    return (seconds < 0 ? player : player.time(Duration.ofSeconds(seconds))).build();
  }

  static boolean info(JsonValue root, boolean whole, StatusBuilder status) {
    if (!root.has("Hostname", "MaxPlayers", "Players")) {
      return false;
    }
    status
        .name(root.text("Hostname"))
        .max(root.number("MaxPlayers"))
        .online(root.number("Players"))
        .map(root.text("Map"))
        .version(root.text("Protocol", "Version"));
    Double frames = root.decimal("Framerate");
    if (frames != null) {
      status.ticksPerSecond(frames);
    }
    JsonFields.details(root, status, "Queued", "Joining", "EntityCount", "GameTime", "Uptime");
    return true;
  }
}
