package io.rcon.internal.fleet;

import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.support.Survived;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands outcomes to a caller's code one at a time, whichever thread brings them.
 *
 * @param <O> what is handed over
 */
final class OutcomeTaker<O> {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.outcomes");

  private final Consumer<O> outcomes;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  OutcomeTaker(Consumer<O> outcomes) {
    this.outcomes = outcomes;
  }

  void hand(O outcome) {
    oneAtATime.lock();
    try {
      outcomes.accept(outcome);
    } catch (Throwable e) {
      Survived.log(log, e, "a consumer of outcomes failed; the others follow");
    } finally {
      oneAtATime.unlock();
    }
  }

  /** How a command ended: with a reply, or else with a problem. */
  static Outcome outcome(Server server, @Nullable Reply reply, @Nullable Throwable problem) {
    return reply != null ? Outcome.of(server, reply) : Outcome.of(server, failure(server, problem));
  }

  static RconException failure(Server server, @Nullable Throwable problem) {
    Throwable cause = problem instanceof CompletionException e ? e.getCause() : problem;
    if (cause instanceof RconException failure) {
      return failure;
    }
    return new RconException.ProtocolViolation(
        server.name(), RconException.Delivery.UNKNOWN, "failed with something unknown: " + cause);
  }
}
