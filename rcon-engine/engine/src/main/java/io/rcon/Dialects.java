package io.rcon;

import java.util.List;
import java.util.stream.Stream;

/**
 * The table of dialects. Each group of games has its class: a few lines for each game, each line a
 * fact about real servers. Each game names the source of its facts: a server that was <em>run</em>
 * and asked, the <em>source</em> of one, or what others <em>published</em>. Where a fact is known
 * to differ between versions, the narrower one stands there.
 */
final class Dialects {
  /** The name of the dialect that stands for no game. */
  static final String GENERIC_NAME = "generic";

  static final List<Dialect> ALL =
      Stream.of(
              List.of(
                  SourceGames.SOURCE,
                  MinecraftGames.MINECRAFT,
                  MinecraftGames.FORGE,
                  MinecraftGames.NUKKIT,
                  QuakeGames.QUAKE3,
                  QuakeGames.IOQUAKE3,
                  QuakeWorldGames.DARKPLACES,
                  QuakeWorldGames.QUAKEWORLD,
                  QuakeWorldGames.FTE,
                  SourceGames.CS2),
              MinecraftGames.MORE,
              SurvivalGames.ALL,
              ShooterGames.ALL,
              BuildingGames.ALL,
              BattlEyeGames.ALL,
              OpenTtdGames.ALL,
              FrostbiteGames.ALL,
              EvrimaGames.ALL,
              LineGames.ALL,
              QuakeKin.ALL,
              CallOfDutyGames.ALL,
              QuakeWorldGames.MORE,
              DatagramGames.ALL,
              List.of(SourceGames.GENERIC, SourceGames.AUTO))
          .flatMap(List::stream)
          .toList();

  private Dialects() {}
}
