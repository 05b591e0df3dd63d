package io.rcon.internal.dialect;

import io.rcon.BattlEyeFacts;
import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** BattlEye: datagrams with a login, numbers of commands and parts, and a session on one port. */
final class BattlEyeMechanism extends LoginMechanism {
  private static final Carrier CARRIER = new Carrier.Datagrams();
  private static final int MAX_PASSWORD = 1000;

  BattlEyeMechanism() {
    super(BattlEyeFacts.FAMILY, CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new BattlEyeConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    TextChecks.checkPasswordIsGiven(server, "; without one such a server answers nobody");
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException(
          "an empty command is what keeps a session of " + dialect.name() + " alive; give a word");
    }
  }
}
