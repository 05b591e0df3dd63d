package io.rcon;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A question to a server in the words of its own game, whose answer is read as a value: {@link
 * RconSession#ask}. {@code io.rcon.status.Questions} has those that come with the engine.
 *
 * @param <T> the value that answers it
 */
public interface Question<T> {
  /**
   * The subject of the question in a word or two, for messages.
   *
   * @return for instance {@code its players}
   */
  String name();

  /**
   * The command that asks it.
   *
   * @param dialect how the game speaks
   * @return empty if games of this dialect cannot be asked this
   */
  Optional<Command> command(Dialect dialect);

  /**
   * Reads the answer. Must not throw because of what a server sent.
   *
   * @param dialect how the game speaks
   * @param reply the answer to {@link #command}
   * @return the value
   */
  T answer(Dialect dialect, Reply reply);

  /**
   * The query that asks the same beside rcon, without a login.
   *
   * @param dialect how the game speaks
   * @return what asks it of a session by {@link RconSession#query}; empty, unless said otherwise,
   *     if games of this dialect cannot be asked so
   */
  default Optional<Function<RconSession, CompletionStage<T>>> query(Dialect dialect) {
    return Optional.empty();
  }
}
