package io.rcon.cli;

import io.rcon.RconException;

/** Words for failures. */
final class FailureText {
  private FailureText() {}

  /** What happened, without the server's name before it. */
  static String reason(RconException failure) {
    String message = String.valueOf(failure.getMessage());
    String prefix = failure.server() + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  /** What to do about it, to be said after all else; nothing where that goes without saying. */
  static String advice(RconException failure) {
    return failure instanceof RconException.LoginRefused
        ? "; give the right password and run it again"
        : "";
  }

  /** The whole story in one line: who, what, whether the command may have run. */
  static String line(RconException failure) {
    String delivery =
        switch (failure.delivery()) {
          case NOT_SENT -> "; the command was not sent";
          case UNKNOWN -> "; the server may have run the command";
          case ANSWERED -> "";
        };
    return TerminalText.harmless(
            failure.server()
                + ": "
                + reason(failure)
                + " ("
                + failure.code()
                + delivery
                + ")"
                + advice(failure))
        .replace("\n", " ");
  }
}
