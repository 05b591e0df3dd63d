package io.rcon.games;

import io.rcon.CommandFacts;
import io.rcon.ConsoleFacts;
import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect;
import io.rcon.DialectHints;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Minecraft by its management protocol: facts, and where they were read. */
final class MsmpGames {
  private static final List<String> LISTS = List.of("allowlist", "bans", "ip_bans", "operators");

  private static final List<String> SETTINGS =
      List.of(
          "accept_transfers",
          "allow_flight",
          "autosave",
          "difficulty",
          "enforce_allowlist",
          "entity_broadcast_range",
          "force_game_mode",
          "game_mode",
          "hide_online_players",
          "max_players",
          "motd",
          "operator_user_permission_level",
          "pause_when_empty_seconds",
          "player_idle_timeout",
          "simulation_distance",
          "spawn_protection_radius",
          "status_heartbeat_interval",
          "status_replies",
          "use_allowlist",
          "view_distance");

  /**
   * Calls methods; there is none that runs a console command. Answers carry the number of their
   * request, and what happens comes as notifications. The secret is looked at before the agreement
   * to WebSocket, and as a bearer's it needs no Origin.
   *
   * <p>Source: the game's own classes of 1.21.11, decompiled.
   */
  static final Dialect MSMP =
      MsmpFacts.FAMILY.dialect(
          "msmp",
          d ->
              d.games("Minecraft's server management protocol (Java 1.21.9 and later)")
                  .proven("model of its source: the game's jsonrpc classes, decompiled; vectors")
                  .refutedBy(
                      "a method whose parameters have another form, or a notification that is an"
                          + " answer")
                  .maxRequest(65_536)
                  .depth(8)
                  .keepAlive(Duration.ofSeconds(30))
                  .console(
                      new ConsoleFacts(
                          "minecraft:server/status",
                          "rpc.discover",
                          "minecraft:players",
                          Colours.NONE,
                          false))
                  .statusFormat("msmp-status")
                  .hints(
                      new DialectHints(
                          25565,
                          false,
                          "management-server-enabled, and TLS, which is on by default"))
                  .set(MsmpFacts.METHODS, methods())
                  .set(
                      CommandFacts.SAY,
                      "minecraft:server/system_message message.literal=\"{text}\" overlay=false")
                  .set(
                      CommandFacts.TELL,
                      "minecraft:server/system_message receivingPlayers.0.name=\"{listed}\""
                          + " message.literal=\"{text}\" overlay=false")
                  .set(
                      CommandFacts.KICK,
                      "minecraft:players/kick player.name=\"{listed}\"[ message.literal=\"{reason}\"]")
                  .set(
                      CommandFacts.BAN,
                      "minecraft:bans/add player.name=\"{name}\"[ reason=\"{reason}\"]")
                  .set(CommandFacts.UNBAN, "minecraft:bans/remove name=\"{name}\"")
                  .set(CommandFacts.SAVE, "minecraft:server/save flush=true")
                  .set(CommandFacts.STOP, "minecraft:server/stop"));

  private MsmpGames() {}

  private static List<String> methods() {
    Stream<String> lists =
        LISTS.stream()
            .flatMap(list ->
                Stream.of(
                    list + " none",
                    list + "/set list",
                    list + "/add list",
                    list + (list.equals("ip_bans") ? "/remove values" : "/remove list"),
                    list + "/clear none"));
    Stream<String> settings =
        SETTINGS.stream()
            .map(name -> "serversettings/" + name)
            .flatMap(name -> Stream.of(name + " none", name + "/set values"));
    Stream<String> others =
        Stream.of(
            "players none",
            "players/kick list",
            "server/status none",
            "server/save values",
            "server/stop none",
            "server/system_message object",
            "gamerules none",
            "gamerules/update object");
    Stream<String> methods =
        Stream.of(others, lists, settings).flatMap(each -> each).map(name -> "minecraft:" + name);
    return Stream.concat(Stream.of("rpc.discover none"), methods).toList();
  }
}
