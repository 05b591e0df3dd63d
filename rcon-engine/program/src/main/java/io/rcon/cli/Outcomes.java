package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.Server;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Turns what completion stages hand over into outcomes. */
final class Outcomes {
  private Outcomes() {}

  static Outcome of(Server server, @Nullable Reply reply, @Nullable Throwable failure) {
    return reply != null ? Outcome.of(server, reply) : Outcome.of(server, failure(failure));
  }

  /** The failure itself; anything but a failure of the engine's is a defect and is thrown. */
  static RconException failure(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof RconException failure) {
      return failure;
    }
    throw new IllegalStateException("neither a reply nor a failure of the engine", cause);
  }
}
