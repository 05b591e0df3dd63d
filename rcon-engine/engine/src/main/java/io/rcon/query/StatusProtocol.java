package io.rcon.query;

import io.rcon.Server;
import io.rcon.spi.QueryExchange;
import io.rcon.spi.QueryProtocol;
import io.rcon.status.ServerStatus;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;

/**
 * A query whose answer is a status.
 *
 * @param name its key
 * @param carrier what carries it
 * @param beginning makes an exchange
 */
record StatusProtocol(
    String name,
    Carrier carrier,
    BiFunction<Server, IntSupplier, QueryExchange<ServerStatus>> beginning)
    implements QueryProtocol<ServerStatus> {
  static StatusProtocol datagram(
      String name, BiFunction<Server, IntSupplier, QueryExchange<ServerStatus>> beginning) {
    return new StatusProtocol(name, Carrier.DATAGRAM, beginning);
  }

  @Override
  public QueryExchange<ServerStatus> begin(Server server, IntSupplier random) {
    return beginning.apply(server, random);
  }

  /** Two of one name are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StatusProtocol that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
