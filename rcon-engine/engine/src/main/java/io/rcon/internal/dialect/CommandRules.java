package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.spi.TextChecks;

/** What may be sent: checked before anything is written, since the price can be a ban. */
final class CommandRules {
  private CommandRules() {}

  static void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
  }

  static void checkPassword(Server server, int most) {
    TextChecks.checkPassword(server, most);
  }
}
