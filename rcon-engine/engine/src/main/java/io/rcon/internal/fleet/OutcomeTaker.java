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

/** Hands outcomes to a caller's code one at a time, whichever thread brings them. */
final class OutcomeTaker {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.outcomes");

  private final Consumer<Outcome> outcomes;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  OutcomeTaker(Consumer<Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  /** Hands over how a command ended: with a reply, or else with a problem. */
  void hand(Server server, @Nullable Reply reply, @Nullable Throwable problem) {
    oneAtATime.lock();
    try {
      outcomes.accept(
          reply != null ? Outcome.of(server, reply) : Outcome.of(server, failure(server, problem)));
    } catch (Throwable e) {
      Survived.log(log, e, "a consumer of outcomes failed; the others follow");
    } finally {
      oneAtATime.unlock();
    }
  }

  private static RconException failure(Server server, @Nullable Throwable problem) {
    Throwable cause = problem instanceof CompletionException e ? e.getCause() : problem;
    if (cause instanceof RconException failure) {
      return failure;
    }
    return new RconException.ProtocolViolation(
        server.name(), RconException.Delivery.UNKNOWN, "failed with something unknown: " + cause);
  }
}
