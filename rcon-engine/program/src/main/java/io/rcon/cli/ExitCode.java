package io.rcon.cli;

import io.rcon.RconException;

/** The exit codes of the program. */
final class ExitCode {
  static final int OK = 0;
  static final int SOME_FAILED = 1;
  static final int USAGE = 2;
  static final int CONNECT = 3;
  static final int TIMEOUT = 4;
  static final int PASSWORD = 5;
  static final int PROTOCOL = 6;
  static final int DISCONNECTED = 7;
  static final int OVERLOADED = 8;
  static final int HUNG_UP = 129;
  static final int INTERRUPTED = 130;
  static final int TERMINATED = 143;

  private ExitCode() {}

  static int of(RconException failure) {
    if (failure instanceof RconException.Unreachable) {
      return CONNECT;
    } else if (failure instanceof RconException.TimedOut) {
      return TIMEOUT;
    } else if (failure instanceof RconException.LoginRefused) {
      return PASSWORD;
    } else if (failure instanceof RconException.ProtocolViolation) {
      return PROTOCOL;
    } else if (failure instanceof RconException.Overloaded) {
      return OVERLOADED;
    } else if (failure instanceof RconException.CommandRejected) {
      return USAGE;
    } else if (failure instanceof RconException.Cancelled) {
      return INTERRUPTED;
    }
    return DISCONNECTED;
  }
}
