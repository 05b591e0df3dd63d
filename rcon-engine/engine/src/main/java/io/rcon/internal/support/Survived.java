package io.rcon.internal.support;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import org.slf4j.Logger;

/**
 * Logs exceptions and errors that the engine survives. Never throws itself: the clean-up after a
 * failure must not depend on a line in a log.
 */
public final class Survived {
  private Survived() {}

  /**
   * Logs one line as an error, with the stack of what was thrown.
   *
   * @param log where to
   * @param thrown the exception or error
   * @param message a message with a place for each argument
   * @param arguments the arguments
   */
  public static void log(Logger log, Throwable thrown, String message, Object... arguments) {
    try {
      log.atError().setCause(thrown).log(message, arguments);
    } catch (Throwable again) {
      // Nothing can be said, perhaps for lack of memory.
    }
  }

  /**
   * Whether a channel's handler threw it, and not the network, whose failures are reported
   * elsewhere.
   *
   * @param thrown the argument of {@code exceptionCaught}
   * @return false for failures of the network
   */
  public static boolean isOwn(Throwable thrown) {
    return !(thrown instanceof Exception) || thrown instanceof RuntimeException;
  }

  /**
   * Runs one of several independent tasks, and logs its exceptions.
   *
   * @param log where to
   * @param message the failed task, in words
   * @param task the task
   */
  public static void run(Logger log, String message, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      log(log, e, message);
    }
  }

  /**
   * Makes the failure of a command from an exception or error.
   *
   * @param server the server's name
   * @param delivery whether the command reached the server
   * @param thrown the exception or error
   * @return for want of memory OVERLOADED; else CommandRejected before it was sent, and
   *     ProtocolViolation after
   */
  public static RconException failure(String server, Delivery delivery, Throwable thrown) {
    String words = "an error on this side, of which the log tells more: " + words(thrown);
    if (thrown instanceof OutOfMemoryError) {
      return new RconException.Overloaded(server, delivery, words);
    }
    return delivery == Delivery.NOT_SENT
        ? new RconException.CommandRejected(server, delivery, words)
        : new RconException.ProtocolViolation(server, delivery, words);
  }

  private static String words(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      String name = thrown.getClass().getSimpleName();
      return message == null || message.isEmpty() ? name : name + ": " + message;
    } catch (Throwable again) {
      return "an error without a readable description";
    }
  }
}
