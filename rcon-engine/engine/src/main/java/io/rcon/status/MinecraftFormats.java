package io.rcon.status;

import java.util.List;

/** Formats of Minecraft, by the command that was asked. */
final class MinecraftFormats {
  static final List<StatusFormat> ALL =
      List.of(
          new TextFormat(
              "minecraft",
              "list, list uuids of vanilla, Paper, EssentialsX, Forge, Glowstone, Nukkit",
              new MinecraftList()),
          TextFormat.withoutPlayers("nukkit-status", "status of Nukkit", MinecraftTicks::nukkit),
          TextFormat.withoutPlayers(
              "minecraft-tps", "tps of Paper and Spigot", MinecraftTicks::paper),
          TextFormat.withoutPlayers("minecraft-mspt", "mspt of Paper", MinecraftTicks::millis),
          TextFormat.withoutPlayers("forge-tps", "forge tps, neoforge tps", MinecraftTicks::forge),
          TextFormat.withoutPlayers(
              "minecraft-tick", "tick query of vanilla", MinecraftTicks::query));

  private MinecraftFormats() {}
}
