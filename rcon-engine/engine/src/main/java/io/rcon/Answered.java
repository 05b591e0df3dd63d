package io.rcon;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a question to one server of a poll: an answer or a failure. A value.
 *
 * @param <T> the type of the answer
 */
public final class Answered<T> {
  private final Server server;
  private final @Nullable T answer;
  private final @Nullable RconException failure;

  private Answered(Server server, @Nullable T answer, @Nullable RconException failure) {
    this.server = Objects.requireNonNull(server, "server");
    this.answer = answer;
    this.failure = failure;
  }

  /**
   * Makes the outcome of a server that answered.
   *
   * @param server the server
   * @param answer its answer
   * @param <T> the type of the answer
   * @return the outcome
   */
  public static <T> Answered<T> of(Server server, T answer) {
    return new Answered<>(server, Objects.requireNonNull(answer, "answer"), null);
  }

  /**
   * Makes the outcome of a server that failed to answer.
   *
   * @param server the server
   * @param failure the reason
   * @param <T> the type of an answer
   * @return the outcome
   */
  public static <T> Answered<T> failed(Server server, RconException failure) {
    return new Answered<>(server, null, Objects.requireNonNull(failure, "failure"));
  }

  /**
   * The server that was asked.
   *
   * @return the server
   */
  public Server server() {
    return server;
  }

  /**
   * Whether there is an answer.
   *
   * @return true if the server answered
   */
  public boolean ok() {
    return failure == null;
  }

  /**
   * The answer.
   *
   * @return empty on failure
   */
  public Optional<T> answer() {
    return Optional.ofNullable(answer);
  }

  /**
   * The failure.
   *
   * @return empty if the server answered
   */
  public Optional<RconException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Omits the answer, which may hold personal data. */
  @Override
  public String toString() {
    return "Answered[" + server.name() + ", " + (failure == null ? "ok" : failure) + "]";
  }
}
