package io.rcon;

/**
 * A question that anybody may ask of a game server, beside rcon and without a login: {@code
 * io.rcon.query.Queries} has those that the engine knows.
 *
 * <p>A value; safe on any thread. What the engine asks also implements {@code
 * io.rcon.spi.QueryProtocol}.
 *
 * @param <T> what the answer becomes
 */
public interface Query<T> {
  /**
   * The name by which dialects and fleet files name it.
   *
   * @return lower case, for instance {@code a2s}
   */
  String name();
}
