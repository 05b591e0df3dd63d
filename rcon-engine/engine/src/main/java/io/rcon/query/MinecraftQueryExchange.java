package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.query.MinecraftStat;
import io.rcon.spi.QueryExchange;
import io.rcon.status.ColourCodes;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Asks for a token, and with it for the full status. */
final class MinecraftQueryExchange implements QueryExchange<ServerStatus> {
  private static final ColourCodes COLOURS = ColourCodes.SECTION;

  private final String format;
  private final int padding;
  private final int session;
  private OptionalInt token = OptionalInt.empty();
  private @Nullable ServerStatus status;

  MinecraftQueryExchange(String format, int padding, int random) {
    this.format = format;
    this.padding = padding;
    session = random & MinecraftStat.SESSION_BITS;
  }

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    return token.isEmpty()
        ? MinecraftStat.tokenRequest(allocator, session)
        : MinecraftStat.request(allocator, session, token.getAsInt(), padding);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    if (token.isEmpty()) {
      token = MinecraftStat.readToken(bytes, session);
      return token.isPresent() ? Step.AGAIN : Step.STRAY;
    }
    MinecraftStat stat = MinecraftStat.read(bytes, session);
    if (stat == null) {
      return Step.STRAY;
    }
    status = status(stat);
    return Step.DONE;
  }

  @Override
  public @Nullable ServerStatus result() {
    return status;
  }

  private ServerStatus status(MinecraftStat stat) {
    Map<String, String> info = stat.info();
    StatusBuilder status =
        new StatusBuilder(format, "")
            .online(QuakeExchange.number(info.getOrDefault("numplayers", "")))
            .max(QuakeExchange.number(info.getOrDefault("maxplayers", "")))
            .map(info.getOrDefault("map", ""))
            .name(COLOURS.strip(info.getOrDefault("hostname", "")))
            .version(info.getOrDefault("version", ""));
    info.forEach(status::detail);
    stat.players()
        .forEach(name -> status.player(new PlayerBuilder(name).name(COLOURS.strip(name)).build()));
    return (stat.complete() ? status : status.incomplete()).build();
  }
}
