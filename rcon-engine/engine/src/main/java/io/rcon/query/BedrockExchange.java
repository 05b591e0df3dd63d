package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.query.BedrockPong;
import io.rcon.spi.QueryExchange;
import io.rcon.status.ColourCodes;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/** Pings a Bedrock server once. It tells how many are on and not who. */
final class BedrockExchange implements QueryExchange<ServerStatus> {
  private final long time;
  private final long id;
  private @Nullable ServerStatus status;

  BedrockExchange(int random, int another) {
    time = random & 0xffffffffL;
    id = another;
  }

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    return BedrockPong.request(allocator, time, id);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    BedrockPong pong = BedrockPong.read(bytes, time);
    if (pong == null) {
      return Step.STRAY;
    }
    status = status(pong);
    return Step.DONE;
  }

  @Override
  public @Nullable ServerStatus result() {
    return status;
  }

  /** In the rest: the server's id, a second message that is often the world's name, the mode. */
  private static ServerStatus status(BedrockPong pong) {
    StatusBuilder status =
        new StatusBuilder(Queries.BEDROCK, "")
            .online(pong.players())
            .max(pong.max())
            .name(ColourCodes.SECTION.strip(pong.motd()))
            .version(pong.version())
            .detail("edition", pong.edition());
    if (pong.rest().size() > 1) {
      status.map(ColourCodes.SECTION.strip(pong.rest().get(1)));
    }
    if (pong.rest().size() > 2) {
      status.detail("mode", pong.rest().get(2));
    }
    return (pong.complete() ? status : status.incomplete()).build();
  }
}
