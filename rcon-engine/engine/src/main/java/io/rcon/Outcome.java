package io.rcon;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome of a broadcast for one server: a reply or a failure. A value. */
public final class Outcome {
  private final Server server;
  private final @Nullable Reply reply;
  private final @Nullable RconException failure;

  private Outcome(Server server, @Nullable Reply reply, @Nullable RconException failure) {
    this.server = Objects.requireNonNull(server, "server");
    this.reply = reply;
    this.failure = failure;
  }

  /**
   * Makes the outcome of a server that answered.
   *
   * @param server the server
   * @param reply its answer
   * @return the outcome
   */
  public static Outcome of(Server server, Reply reply) {
    return new Outcome(server, Objects.requireNonNull(reply, "reply"), null);
  }

  /**
   * Makes the outcome of a server that failed to answer.
   *
   * @param server the server
   * @param failure the reason
   * @return the outcome
   */
  public static Outcome of(Server server, RconException failure) {
    return new Outcome(server, null, Objects.requireNonNull(failure, "failure"));
  }

  /**
   * The server of this outcome.
   *
   * @return the server
   */
  public Server server() {
    return server;
  }

  /**
   * Whether there is a reply.
   *
   * @return true if the server answered
   */
  public boolean ok() {
    return reply != null;
  }

  /**
   * The answer.
   *
   * @return empty on failure
   */
  public Optional<Reply> reply() {
    return Optional.ofNullable(reply);
  }

  /**
   * The failure.
   *
   * @return empty if the server answered
   */
  public Optional<RconException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String toString() {
    return "Outcome[" + server.name() + ", " + (reply != null ? reply : failure) + "]";
  }
}
