package io.rcon.status;

import java.util.List;

/** Formats of Valve's engines and of those close to them. */
final class SourceFormats {
  static final List<StatusFormat> ALL =
      List.of(
          new TextFormat(
              "source",
              "status of TF2, CS:S, CS:GO, L4D2, Garry's Mod, CS2, Deadlock",
              new SourceTable(),
              new Cs2Table()),
          TextFormat.withoutPlayers(
              "source-stats", "stats of Source and GoldSrc", SpeedTable::frames),
          new TextFormat("goldsrc", "status of Half-Life, CS 1.6", new GoldSrcTable()),
          new TextFormat("xash3d", "status of Xash3D", new XashTable()),
          new TextFormat("rust", "status of Rust", new RustTable()));

  private SourceFormats() {}
}
