package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.query.LegacyPong;
import io.rcon.codec.query.ServerListPing;
import io.rcon.spi.QueryExchange;
import io.rcon.status.ColourCodes;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/** One Server List Ping. A server before 1.7 answers it with a kick, which is told. */
final class ServerListExchange implements QueryExchange<ServerStatus> {
  private static final int KICK = 0xff;

  /** The version of a client that only asks. */
  private static final int ANY_PROTOCOL = -1;

  private final String host;
  private final int port;
  private @Nullable ServerStatus status;

  ServerListExchange(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    return ServerListPing.request(allocator, ANY_PROTOCOL, host, port);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    if (isKick(bytes)) {
      return kick(bytes);
    }
    String json = ServerListPing.json(bytes);
    if (json == null) {
      return Step.MORE;
    }
    ServerStatus read = GamesProvider.SERVER_LIST.parse(json);
    if (!read.known()) {
      throw new RconCodecException("the text is no status of a Minecraft server");
    }
    status = read;
    return Step.DONE;
  }

  /** As the length of a response, an ff would be followed by more than 0. */
  private static boolean isKick(ByteBuf bytes) {
    int at = bytes.readerIndex();
    return bytes.readableBytes() >= 2
        && bytes.getUnsignedByte(at) == KICK
        && bytes.getByte(at + 1) == 0;
  }

  private Step kick(ByteBuf bytes) {
    LegacyPong pong = LegacyPong.read(bytes);
    if (pong == null) {
      return Step.MORE;
    }
    if (pong.players() < 0 || pong.max() < 0) {
      throw new RconCodecException(
          "the server kicks: "
              + pong.motd()
              + "; it may be older than 1.7, which answers 'legacy-ping'");
    }
    status =
        new StatusBuilder(ServerListQuery.NAME, "")
            .online(pong.players())
            .max(pong.max())
            .name(ColourCodes.SECTION.strip(pong.motd()))
            .version(pong.version())
            .listsNobody()
            .build();
    return Step.DONE;
  }

  @Override
  public @Nullable ServerStatus result() {
    return status;
  }
}
