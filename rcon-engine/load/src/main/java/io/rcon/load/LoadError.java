package io.rcon.load;

import io.rcon.RconException;
import java.util.Locale;

/** The reason why a command of a run has no good answer. */
public enum LoadError {
  /** No answer within the timeout. */
  TIMED_OUT,
  /** Never written: others were before it for too long, or there was no connection. */
  NOT_SENT,
  /** The server refused the password, or the pace. */
  REFUSED,
  /** The connection was lost, or could not be made. */
  DISCONNECTED,
  /** The engine's queue or memory was full. */
  OVERLOADED,
  /** The dialect forbids the command. */
  REJECTED,
  /** The answer broke the protocol. */
  PROTOCOL,
  /** Another command's answer came, or none that holds the token. */
  WRONG_ANSWER,
  /** The answer may not be whole. */
  TRUNCATED,
  /** Anything else. */
  OTHER;

  /** {@return its name as results have it, for instance {@code timed_out}} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return its place in the arrays of counts of a run, which no result has} */
  @SuppressWarnings("EnumOrdinal") // Nothing that outlives the process depends on the order.
  int index() {
    return ordinal();
  }

  static LoadError of(Throwable failure) {
    if (!(failure instanceof RconException known)) {
      return OTHER;
    }
    if (failure instanceof RconException.CommandRejected) {
      return REJECTED;
    } else if (failure instanceof RconException.LoginRefused) {
      return REFUSED;
    } else if (failure instanceof RconException.Overloaded) {
      return OVERLOADED;
    } else if (failure instanceof RconException.TimedOut) {
      return known.delivery() == RconException.Delivery.NOT_SENT ? NOT_SENT : TIMED_OUT;
    } else if (failure instanceof RconException.ProtocolViolation) {
      return PROTOCOL;
    }
    return DISCONNECTED;
  }
}
