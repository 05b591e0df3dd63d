package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.Server;
import io.rcon.codec.query.Doom3Info;
import io.rcon.spi.QueryExchange;
import io.rcon.status.ColourCodes;
import io.rcon.status.Player;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks one datagram and is answered by one, in the way of Doom 3 and Quake 4. */
final class Doom3Exchange implements QueryExchange<ServerStatus> {
  private static final int NO_PING = 0x8000;

  private final Charset charset;
  private final int challenge;
  private @Nullable Doom3Info answer;

  Doom3Exchange(Server server, int random) {
    charset = server.dialect().charset();
    challenge = random;
  }

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    return Doom3Info.request(allocator, challenge);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    Doom3Info read = Doom3Info.read(bytes, charset);
    if (read == null || read.challenge() != challenge) {
      return Step.STRAY;
    }
    answer = read;
    return Step.DONE;
  }

  @Override
  public @Nullable ServerStatus result() {
    Doom3Info told = answer;
    if (told == null) {
      return null;
    }
    Map<String, String> info = told.info();
    String most = info.getOrDefault("si_maxPlayers", info.getOrDefault("si_maxplayers", ""));
    StatusBuilder status =
        new StatusBuilder(Queries.DOOM3, told.toString())
            .name(ColourCodes.CARET_ANY.strip(info.getOrDefault("si_name", "")))
            .map(info.getOrDefault("si_map", ""))
            .version(info.getOrDefault("si_version", ""))
            .max(QuakeExchange.number(most));
    info.forEach(status::detail);
    status.detail("protocol", (told.protocol() >>> 16) + "." + (told.protocol() & 0xffff));
    if (!told.complete()) {
      return status.incomplete().build();
    }
    told.clients().forEach(client -> status.player(player(client)));
    return status.online(told.clients().size()).build();
  }

  private static Player player(Doom3Info.Client client) {
    return new PlayerBuilder(client.name())
        .name(ColourCodes.CARET_ANY.strip(client.name()))
        .slot(client.id())
        .ping(client.ping() < NO_PING ? client.ping() : -1)
        .detail("clan", client.clan())
        .detail("rate", String.valueOf(client.rate()))
        .build();
  }
}
