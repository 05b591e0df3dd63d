package io.rcon.status;

import java.util.List;

/** Formats of what descends from Quake. */
final class QuakeFormats {
  static final List<StatusFormat> ALL =
      List.of(
          new TextFormat(
              "quake3",
              "status of Quake III Arena, ioquake3, OpenJK, RTCW, ET, OpenMoHAA, Urban Terror",
              QuakeTable.QUAKE3),
          new TextFormat("quake2", "status of Quake II, yquake2, q2pro", QuakeTable.QUAKE2),
          new TextFormat(
              "cod", "status of Call of Duty 1 to 7, CoD4x, Plutonium, IW4x", QuakeTable.COD));

  private QuakeFormats() {}
}
