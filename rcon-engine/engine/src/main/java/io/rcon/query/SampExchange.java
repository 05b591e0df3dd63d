package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.Server;
import io.rcon.codec.query.SampClients;
import io.rcon.codec.query.SampInfo;
import io.rcon.codec.samp.SampPacket;
import io.rcon.spi.QueryExchange;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import java.net.SocketAddress;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the server, and for the players if somebody is on. Above a hundred players the second
 * question gets no answer: the first alone is then an incomplete status.
 */
final class SampExchange implements QueryExchange<ServerStatus> {
  private static final int MOST_TOLD = 100;

  private final Charset charset;
  private byte[] header = SampPacket.header(null);
  private @Nullable SampInfo info;
  private @Nullable SampClients clients;

  SampExchange(Server server) {
    charset = server.dialect().charset();
  }

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    return SampPacket.encodeQuery(
        allocator, header, info == null ? SampPacket.INFO : SampPacket.CLIENTS);
  }

  @Override
  public ByteBuf request(ByteBufAllocator allocator, @Nullable SocketAddress server) {
    header = SampPacket.header(server);
    return request(allocator);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    SampInfo known = info;
    if (known == null) {
      SampInfo told = SampInfo.read(bytes, header, charset);
      if (told == null) {
        return Step.STRAY;
      }
      info = told;
      return told.players() == 0 || told.players() > MOST_TOLD ? Step.DONE : Step.AGAIN;
    }
    clients = SampClients.read(bytes, header, charset);
    return clients == null ? Step.STRAY : Step.DONE;
  }

  @Override
  public @Nullable ServerStatus result() {
    SampInfo told = info;
    if (told == null) {
      return null;
    }
    StatusBuilder status =
        new StatusBuilder("samp", told.toString())
            .online(told.players())
            .max(told.max())
            .name(told.name())
            .detail("mode", told.mode())
            .detail("language", told.language())
            .detail("passworded", String.valueOf(told.passworded()));
    SampClients rows = clients;
    if (rows != null) {
      rows.clients()
          .forEach(row -> status.player(new PlayerBuilder(row.name()).score(row.score()).build()));
    }
    boolean whole = told.complete() && (rows == null ? told.players() == 0 : rows.complete());
    return (whole ? status : status.incomplete()).build();
  }
}
