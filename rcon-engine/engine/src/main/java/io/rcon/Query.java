package io.rcon;

/**
 * A request to a game server that needs no login, beside rcon: {@code io.rcon.query.Queries} has
 * those that the engine knows.
 *
 * <p>A value; safe on any thread. The engine's queries also implement {@code
 * io.rcon.spi.QueryProtocol}.
 *
 * @param <T> the type of the answer
 */
public interface Query<T> {
  /**
   * The name by which dialects and fleet files name it.
   *
   * @return lower case, for instance {@code a2s}
   */
  String name();
}
