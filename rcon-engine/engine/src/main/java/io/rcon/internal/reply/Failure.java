package io.rcon.internal.reply;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.internal.support.Survived;

/** The reason why commands fail; the delivery of each is filled in for each. */
public interface Failure {
  /**
   * The failure of one command.
   *
   * @param server the server's name
   * @param delivery what is known of the command
   * @return what its caller gets
   */
  RconException with(String server, Delivery delivery);

  /**
   * The server cannot be reached.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure unreachable(String reason) {
    return (server, delivery) -> new RconException.Unreachable(server, delivery, reason);
  }

  /**
   * The server cannot be reached.
   *
   * @param step what failed
   * @param reason in words
   * @return the failure
   */
  static Failure unreachable(Step step, String reason) {
    return (server, delivery) -> new RconException.Unreachable(server, delivery, step, reason);
  }

  /**
   * The login is refused.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure refused(String reason) {
    return (server, delivery) -> new RconException.LoginRefused(server, delivery, reason);
  }

  /**
   * Time is over.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure timedOut(String reason) {
    return (server, delivery) -> new RconException.TimedOut(server, delivery, reason);
  }

  /**
   * The connection is lost.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure disconnected(String reason) {
    return (server, delivery) -> new RconException.Disconnected(server, delivery, reason);
  }

  /**
   * The command may not be sent to this server.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure rejected(String reason) {
    return (server, delivery) -> new RconException.CommandRejected(server, delivery, reason);
  }

  /**
   * There is too much to do, or too much was asked.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure overloaded(String reason) {
    return (server, delivery) -> new RconException.Overloaded(server, delivery, reason);
  }

  /**
   * The session is closed.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure closed(String reason) {
    return (server, delivery) -> new RconException.Closed(server, delivery, reason);
  }

  /**
   * The caller has cancelled.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure cancelled(String reason) {
    return (server, delivery) -> new RconException.Cancelled(server, delivery, reason);
  }

  /**
   * Something was thrown in the command's way.
   *
   * @param thrown what was thrown
   * @return the failure
   */
  static Failure threw(Throwable thrown) {
    return (server, delivery) -> Survived.failure(server, delivery, thrown);
  }

  /**
   * The bytes that came are not of the protocol.
   *
   * @param reason in words
   * @return the failure
   */
  static Failure violation(String reason) {
    return (server, delivery) -> new RconException.ProtocolViolation(server, delivery, reason);
  }
}
