package io.rcon.internal.support;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import org.slf4j.Logger;

/**
 * Logs what others threw, errors included, and the engine survived. Never throws itself: what is
 * left to do after a failure must not depend on a line in a log.
 */
public final class Survived {
  private Survived() {}

  /**
   * Logs one line as an error, with the stack of what was thrown.
   *
   * @param log where to
   * @param thrown what was thrown
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
   * Whether a channel's handler threw it; what the network did is told elsewhere.
   *
   * @param thrown what came to {@code exceptionCaught}
   * @return false for failures of the network
   */
  public static boolean isOwn(Throwable thrown) {
    return !(thrown instanceof Exception) || thrown instanceof RuntimeException;
  }

  /**
   * Runs one of several tasks that do not concern each other: what it throws is logged.
   *
   * @param log where to
   * @param message what failed
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
   * The failure of a command in whose way something was thrown.
   *
   * @param server the server's name
   * @param delivery what is known of the command
   * @param thrown what was thrown
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
