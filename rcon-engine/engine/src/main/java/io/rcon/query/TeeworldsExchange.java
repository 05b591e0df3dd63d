package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.query.TeeworldsInfo;
import io.rcon.spi.QueryExchange;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Asks for the info, in 0.7 with a token that is asked for before. */
final class TeeworldsExchange implements QueryExchange<ServerStatus> {
  private final String format;
  private final boolean old;
  private final int ours;
  private OptionalInt theirs = OptionalInt.empty();
  private @Nullable ServerStatus status;

  private TeeworldsExchange(String format, boolean old, int random) {
    this.format = format;
    this.old = old;
    // All bits set mean that there is no token.
    ours = random & Integer.MAX_VALUE;
  }

  static TeeworldsExchange later(int random) {
    return new TeeworldsExchange(Queries.TEEWORLDS, false, random);
  }

  static TeeworldsExchange old(int random) {
    return new TeeworldsExchange(Queries.TEEWORLDS_6, true, random);
  }

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    if (old) {
      return TeeworldsInfo.oldRequest(allocator, ours);
    }
    return theirs.isEmpty()
        ? TeeworldsInfo.tokenRequest(allocator, ours)
        : TeeworldsInfo.request(allocator, theirs.getAsInt(), ours);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    if (!old && theirs.isEmpty()) {
      theirs = TeeworldsInfo.readToken(bytes, ours);
      return theirs.isPresent() ? Step.AGAIN : Step.STRAY;
    }
    TeeworldsInfo info = old ? TeeworldsInfo.readOld(bytes, ours) : TeeworldsInfo.read(bytes, ours);
    if (info == null) {
      return Step.STRAY;
    }
    status = status(info);
    return Step.DONE;
  }

  @Override
  public @Nullable ServerStatus result() {
    return status;
  }

  private ServerStatus status(TeeworldsInfo info) {
    StatusBuilder building =
        new StatusBuilder(format, "")
            .online(info.clients())
            .max(info.clientSlots())
            .map(info.map())
            .name(info.name())
            .version(info.version())
            .detail("gametype", info.gameType())
            .detail("playing", Integer.toString(info.players()))
            .detail("password", Boolean.toString((info.flags() & 1) != 0));
    info.list().forEach(client -> building.player(player(client).build()));
    return (info.complete() ? building : building.incomplete()).build();
  }

  private static PlayerBuilder player(TeeworldsInfo.Client client) {
    PlayerBuilder player = new PlayerBuilder(client.name()).score(client.score()).bot(client.bot());
    if (!client.clan().isEmpty()) {
      player.detail("clan", client.clan());
    }
    return client.watches() ? player.state("spectator") : player;
  }
}
