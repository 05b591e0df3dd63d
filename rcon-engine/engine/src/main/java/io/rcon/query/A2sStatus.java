package io.rcon.query;

import io.rcon.codec.query.A2sInfo;
import io.rcon.codec.query.A2sPlayers;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the answers of A2S tell. */
final class A2sStatus {
  /** Its numbers are one byte, and more players than that come: the truth is in the keywords. */
  private static final int RUST = 252490;

  private A2sStatus() {}

  static ServerStatus of(A2sInfo info, @Nullable A2sPlayers players) {
    StatusBuilder status =
        new StatusBuilder(Queries.A2S, "")
            .online(number("cp", info, info.players()))
            .max(number("mp", info, info.max()))
            .bots(info.bots())
            .map(info.map())
            .name(info.name())
            .version(info.version())
            .detail("game", info.game())
            .detail("folder", info.folder())
            .detail("app", Integer.toString(info.app()))
            .detail("password", Boolean.toString(info.hasPassword()));
    if (!info.keywords().isEmpty()) {
      status.detail("keywords", info.keywords());
    }
    if (players != null) {
      players.players().forEach(row -> status.player(player(row).build()));
    }
    boolean listed = players != null ? players.complete() : info.players() == 0;
    return (info.complete() && listed ? status : status.incomplete()).build();
  }

  private static int number(String prefix, A2sInfo info, int usual) {
    if (info.app() != RUST) {
      return usual;
    }
    String words = "," + info.keywords() + ",";
    int at = words.indexOf("," + prefix);
    while (at >= 0) {
      int from = at + 1 + prefix.length();
      int number = QuakeExchange.number(words.substring(from, words.indexOf(',', from)));
      if (number >= 0) {
        return number;
      }
      at = words.indexOf("," + prefix, from);
    }
    return usual;
  }

  private static PlayerBuilder player(A2sPlayers.Row row) {
    // A float of another machine: not a number, negative, or beyond all time.
    boolean sane = row.seconds() >= 0 && row.seconds() < 1e9f;
    PlayerBuilder player =
        new PlayerBuilder(row.name())
            .score(row.score())
            .time(sane ? Duration.ofMillis((long) (row.seconds() * 1000.0)) : null);
    return row.name().isEmpty() ? player.state("connecting") : player;
  }
}
