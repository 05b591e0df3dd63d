package io.rcon.internal.session;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.internal.support.Survived;

/** A failure whose delivery is filled in for each command it ends. */
interface Failures {
  RconException with(String server, Delivery delivery);

  static Failures unreachable(String reason) {
    return (server, delivery) -> new RconException.Unreachable(server, delivery, reason);
  }

  static Failures unreachable(Step step, String reason) {
    return (server, delivery) -> new RconException.Unreachable(server, delivery, step, reason);
  }

  static Failures refused(String reason) {
    return (server, delivery) -> new RconException.LoginRefused(server, delivery, reason);
  }

  static Failures timedOut(String reason) {
    return (server, delivery) -> new RconException.TimedOut(server, delivery, reason);
  }

  static Failures disconnected(String reason) {
    return (server, delivery) -> new RconException.Disconnected(server, delivery, reason);
  }

  static Failures rejected(String reason) {
    return (server, delivery) -> new RconException.CommandRejected(server, delivery, reason);
  }

  static Failures overloaded(String reason) {
    return (server, delivery) -> new RconException.Overloaded(server, delivery, reason);
  }

  static Failures closed(String reason) {
    return (server, delivery) -> new RconException.Closed(server, delivery, reason);
  }

  static Failures cancelled(String reason) {
    return (server, delivery) -> new RconException.Cancelled(server, delivery, reason);
  }

  /** Something was thrown in the command's way. */
  static Failures threw(Throwable thrown) {
    return (server, delivery) -> Survived.failure(server, delivery, thrown);
  }

  static Failures violation(String reason) {
    return (server, delivery) -> new RconException.ProtocolViolation(server, delivery, reason);
  }
}
