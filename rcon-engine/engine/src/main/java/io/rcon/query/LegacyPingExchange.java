package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.query.LegacyPong;
import io.rcon.spi.QueryExchange;
import io.rcon.status.ColourCodes;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/** Pings a Minecraft Java server as clients before 1.7 did. It tells how many are on, not who. */
final class LegacyPingExchange implements QueryExchange<ServerStatus> {
  private @Nullable ServerStatus status;

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    return LegacyPong.request(allocator);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    LegacyPong pong = LegacyPong.read(bytes);
    if (pong == null) {
      return Step.MORE;
    }
    StatusBuilder told =
        new StatusBuilder(Queries.LEGACY_PING, "")
            .online(pong.players())
            .max(pong.max())
            .name(ColourCodes.SECTION.strip(pong.motd()))
            .version(pong.version());
    status = (pong.players() < 0 || pong.max() < 0 ? told.incomplete() : told).build();
    return Step.DONE;
  }

  @Override
  public @Nullable ServerStatus result() {
    return status;
  }
}
