package io.rcon.status;

import java.util.List;

/** Formats of games with a console of their own. */
final class OtherFormats {
  static final List<StatusFormat> ALL =
      List.of(
          new TextFormat("battleye", "players of Arma 2, Arma 3, DayZ", BattlEyeAnswers::players),
          TextFormat.withoutPlayers(
              "battleye-bans", "bans of Arma 2, Arma 3, DayZ", BattlEyeAnswers::bans),
          TextFormat.withoutPlayers(
              "battleye-admins", "admins of Arma 2, Arma 3, DayZ", BattlEyeAnswers::admins),
          new TextFormat("reforger", "players of Arma Reforger", BattlEyeAnswers::reforger),
          new TextFormat(
              "frostbite", "admin.listPlayers all of Battlefield", FrostbiteWords::players),
          TextFormat.withoutPlayers(
              "frostbite-info", "serverInfo of Battlefield", FrostbiteWords::info),
          TextFormat.withoutPlayers(
              "frostbite-bans", "banList.list of Battlefield", FrostbiteWords::bans),
          new TextFormat("teeworlds", "status of Teeworlds and DDNet", new EconStatus()),
          new TextFormat("openttd", "clients of OpenTTD", OpenTtdAnswers::clients),
          TextFormat.withoutPlayers("openttd-info", "server_info of OpenTTD", OpenTtdAnswers::info),
          new TextFormat("samp", "players of SA-MP and open.mp", OtherAnswers::samp),
          new TextFormat("fivem", "status of FiveM's rconlog", OtherAnswers::fivem),
          new TextFormat(
              "factorio", "/players, /players online of Factorio", OtherAnswers::factorio),
          TextFormat.withoutPlayers(
              "factorio-version", "/version of Factorio", OtherAnswers::factorioVersion),
          new TextFormat("starbound", "list of Starbound", OtherAnswers::starbound));

  private OtherFormats() {}
}
