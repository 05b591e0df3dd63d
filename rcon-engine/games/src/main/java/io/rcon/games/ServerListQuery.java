package io.rcon.games;

import io.rcon.Server;
import io.rcon.spi.QueryExchange;
import io.rcon.spi.QueryProtocol;
import io.rcon.status.ServerStatus;
import java.util.function.IntSupplier;

/**
 * Minecraft's Server List Ping, that of clients since 1.7: one short TCP connection to the game's
 * port. A server answers it unless it says {@code enable-status=false}.
 */
final class ServerListQuery implements QueryProtocol<ServerStatus> {
  static final String NAME = "server-list-ping";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Carrier carrier() {
    return Carrier.STREAM;
  }

  @Override
  public QueryExchange<ServerStatus> begin(Server server, IntSupplier random) {
    return new ServerListExchange(server.host(), server.queryPort());
  }

  @Override
  public String toString() {
    return NAME;
  }
}
