package io.rcon;

/**
 * A question that anybody may ask of a game server, beside rcon and without a login: {@code
 * io.rcon.query.Queries} has those that the engine knows.
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
