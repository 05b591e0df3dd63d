package io.rcon.spi;

import io.rcon.Query;
import io.rcon.Server;
import java.util.function.IntSupplier;

/**
 * How a query is asked. Stateless and safe on any thread; what has state is the {@link
 * QueryExchange}, one for each time it is asked.
 *
 * @param <T> what the answer becomes
 */
public interface QueryProtocol<T> extends Query<T> {
  /** What carries the bytes. */
  enum Carrier {
    /** Every request is a datagram, and so is every answer. */
    DATAGRAM,
    /** One short TCP connection for one exchange. */
    STREAM
  }

  /**
   * What carries the bytes.
   *
   * @return datagrams unless said otherwise
   */
  default Carrier carrier() {
    return Carrier.DATAGRAM;
  }

  /**
   * Begins an exchange.
   *
   * @param server whom it asks
   * @param random where unguessable numbers come from
   * @return a new exchange, of which nothing was sent
   */
  QueryExchange<T> begin(Server server, IntSupplier random);
}
