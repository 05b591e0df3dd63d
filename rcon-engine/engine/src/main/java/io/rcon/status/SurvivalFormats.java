package io.rcon.status;

import java.util.List;

/** Formats of survival games and shooters, most of them made with the Unreal Engine. */
final class SurvivalFormats {
  static final List<StatusFormat> ALL =
      List.of(
          new TextFormat("ark", "ListPlayers of ARK", new ArkPlayers()),
          new TextFormat("palworld", "ShowPlayers of Palworld", PalworldAnswers::players),
          TextFormat.withoutPlayers("palworld-info", "Info of Palworld", PalworldAnswers::info),
          new TextFormat("conan", "listplayers of Conan Exiles", ConanAnswers::players),
          TextFormat.withoutPlayers("conan-sql", "sql of Conan Exiles", ConanAnswers::sql),
          new TextFormat("squad", "ListPlayers of Squad", SquadAnswers::players),
          TextFormat.withoutPlayers("squad-squads", "ListSquads of Squad", SquadAnswers::squads),
          TextFormat.withoutPlayers("squad-map", "ShowCurrentMap of Squad", SquadAnswers::map),
          new TextFormat("zomboid", "players of Project Zomboid", ZomboidAnswers::players),
          TextFormat.withoutPlayers(
              "zomboid-options", "showoptions of Project Zomboid", ZomboidAnswers::options),
          new TextFormat(
              "sandstorm", "listplayers of Insurgency: Sandstorm", new SandstormPlayers()),
          new TextFormat("mordhau", "playerlist of Mordhau", MordhauAnswers::players),
          new TextFormat("mordhau-scoreboard", "scoreboard of Mordhau", MordhauAnswers::scores),
          new TextFormat("evrima", "the player list of The Isle: Evrima", new EvrimaPlayers()),
          new TextFormat("titans", "PlayerInfo of Path of Titans", TitansAnswers::player),
          TextFormat.withoutPlayers(
              "titans-server", "ServerInfo of Path of Titans", TitansAnswers::server),
          new TextFormat("soulmask", "lp of Soulmask", new SoulmaskPlayers()),
          new TextFormat("scum", "ListPlayers of SCUM with a mod", new ScumPlayers()),
          new TextFormat("7dtd", "lp of 7 Days to Die", SevenDaysAnswers::players),
          TextFormat.withoutPlayers(
              "7dtd-time", "gettime of 7 Days to Die", SevenDaysAnswers::time));

  private SurvivalFormats() {}
}
