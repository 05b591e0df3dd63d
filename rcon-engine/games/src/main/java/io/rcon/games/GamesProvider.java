package io.rcon.games;

import static io.rcon.games.JsonFormat.listing;
import static io.rcon.games.JsonFormat.withoutPlayers;

import io.rcon.Query;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusFormat;
import io.rcon.status.StatusProvider;
import java.util.List;

/** The formats and the query of this artifact. A service; nothing else is to be done with it. */
public final class GamesProvider implements StatusProvider {
  static final StatusFormat SERVER_LIST =
      listing("server-list-ping", "Server List Ping of Minecraft Java", ServerListStatus::read);

  private static final List<StatusFormat> FORMATS =
      List.of(
          listing("rust-players", "playerlist of Rust", RustJson::players),
          withoutPlayers("rust-info", "serverinfo of Rust", RustJson::info),
          listing("pavlov", "RefreshList of Pavlov", PavlovJson::players),
          withoutPlayers("pavlov-info", "ServerInfo of Pavlov", PavlovJson::info),
          listing("palworld-rest", "players of Palworld's REST API", PalworldRest::players),
          withoutPlayers("palworld-rest-info", "info of Palworld's REST API", PalworldRest::info),
          withoutPlayers(
              "palworld-rest-metrics", "metrics of Palworld's REST API", PalworldRest::metrics),
          listing("fivem-players", "players.json of FiveM and RedM", FiveMJson::players),
          withoutPlayers("fivem-dynamic", "dynamic.json of FiveM and RedM", FiveMJson::dynamic),
          listing(
              "msmp", "minecraft:players of Minecraft's management protocol", MsmpJson::players),
          listing(
              "msmp-status",
              "minecraft:server/status of Minecraft's management protocol",
              MsmpJson::status),
          listing("hll", "players of Hell Let Loose", HellLetLoose::players),
          withoutPlayers("hll-session", "session of Hell Let Loose", HellLetLoose::session),
          withoutPlayers(
              "satisfactory", "QueryServerState of Satisfactory", OtherJson::satisfactory),
          listing("tshock", "/v2/server/status of TShock (Terraria)", OtherJson::tshock),
          SERVER_LIST);

  private static final List<Query<ServerStatus>> QUERIES = List.of(new ServerListQuery());

  /** Made by the loader of services. */
  public GamesProvider() {}

  @Override
  public List<StatusFormat> formats() {
    return FORMATS;
  }

  @Override
  public List<Query<ServerStatus>> queries() {
    return QUERIES;
  }
}
