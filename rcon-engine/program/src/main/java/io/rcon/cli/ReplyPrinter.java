package io.rcon.cli;

import io.rcon.Outcome;

/** Shows outcomes. Used on the command's thread only. */
interface ReplyPrinter {
  /** Shows what became of a command at one server. */
  void print(String command, Outcome outcome);

  /** Shows what was kept back until all were there. */
  default void end() {}
}
