package io.rcon.spi;

import io.rcon.Query;
import io.rcon.Server;
import java.util.function.IntSupplier;

/**
 * The wire format of a query. Stateless and safe on any thread; the state is in the {@link
 * QueryExchange}, one for each time it is asked.
 *
 * @param <T> the type of the answer
 */
public interface QueryProtocol<T> extends Query<T> {
  /** The carrier of the bytes. */
  enum Carrier {
    /** Every request is a datagram, and so is every answer. */
    DATAGRAM,
    /** One short TCP connection for one exchange. */
    STREAM
  }

  /**
   * The carrier of the bytes.
   *
   * @return datagrams unless said otherwise
   */
  default Carrier carrier() {
    return Carrier.DATAGRAM;
  }

  /**
   * Begins an exchange.
   *
   * @param server the server to ask
   * @param random the source of unguessable numbers
   * @return a new exchange, of which nothing was sent
   */
  QueryExchange<T> begin(Server server, IntSupplier random);
}
