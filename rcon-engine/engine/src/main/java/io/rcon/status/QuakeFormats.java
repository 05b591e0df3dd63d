package io.rcon.status;

import java.util.List;

/** Formats of Quake and its descendants. */
final class QuakeFormats {
  static final List<StatusFormat> ALL =
      List.of(
          new TextFormat(
              "quake3",
              "status of Quake III Arena, ioquake3, OpenJK, RTCW, ET, OpenMoHAA, Urban Terror",
              QuakeTable.QUAKE3),
          new TextFormat("quake2", "status of Quake II, yquake2, q2pro", QuakeTable.QUAKE2),
          new TextFormat(
              "cod", "status of Call of Duty 1 to 7, CoD4x, Plutonium, IW4x", QuakeTable.COD),
          TextFormat.withoutPlayers("cod-variable", "a variable of Call of Duty", new DvarAnswer()),
          new TextFormat(
              "darkplaces", "status, status 1 of Nexuiz, Xonotic", new DarkPlacesTable()),
          new TextFormat("mvdsv", "status of mvdsv", new MvdsvTable()),
          new TextFormat("fte", "status of FTE QuakeWorld", new FteTable()),
          new TextFormat("urban-terror", "players of Urban Terror", new UrbanTerrorPlayers()),
          new TextFormat("doom3", "serverInfo of Doom 3, Quake 4", new Doom3Answers()),
          TextFormat.withoutPlayers(
              "quake-serverinfo", "serverinfo of Quake's kin", new ServerInfoList()),
          new TextFormat("getstatus", "the query getstatus of Quake III's kin", QuakeInfo.STATUS),
          TextFormat.withoutPlayers(
              "getinfo", "the query getinfo of Quake III's kin", new InfoResponse()),
          new TextFormat(
              "quakeworld-status", "the query status 23 of QuakeWorld", QuakeInfo.QUAKEWORLD),
          new TextFormat("quake2-status", "the query status of Quake II", QuakeInfo.QUAKE2));

  private QuakeFormats() {}
}
