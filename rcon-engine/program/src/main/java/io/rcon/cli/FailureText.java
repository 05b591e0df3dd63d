package io.rcon.cli;

import io.rcon.RconException;

/** Words for failures. */
final class FailureText {
  private FailureText() {}

  /** The failure in words, without the server's name. */
  static String reason(RconException failure) {
    String message = String.valueOf(failure.getMessage());
    String prefix = failure.server() + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  /** The advice that ends a message; empty where none is needed. */
  static String advice(RconException failure) {
    return failure instanceof RconException.LoginRefused
        ? "; give the right password and run it again"
        : "";
  }

  /** The failure of a command in one line: who, what, whether the command may have run. */
  static String line(RconException failure) {
    return line(
        failure,
        switch (failure.delivery()) {
          case NOT_SENT -> "; the command was not sent";
          case UNKNOWN -> "; the server may have run the command";
          case ANSWERED -> "";
        });
  }

  /** The failure of a question, which changes nothing even if the server has read it. */
  static String ofQuestion(RconException failure) {
    return line(failure, "");
  }

  private static String line(RconException failure, String delivery) {
    String told =
        failure.server() + ": " + reason(failure) + " (" + failure.code() + delivery + ")";
    return TerminalText.harmless(told + advice(failure)).replace("\n", " ");
  }
}
