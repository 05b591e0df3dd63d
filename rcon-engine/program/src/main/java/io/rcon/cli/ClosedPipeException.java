package io.rcon.cli;

import java.io.IOException;

/** The reader of the output has gone, so the program ends quietly. */
final class ClosedPipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClosedPipeException(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause, false, false);
  }
}
