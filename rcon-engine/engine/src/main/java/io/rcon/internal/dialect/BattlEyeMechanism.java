package io.rcon.internal.dialect;

import io.rcon.BattlEyeFacts;
import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;

/** BattlEye: datagrams with a login, numbers of commands and parts, and a session on one port. */
final class BattlEyeMechanism implements Mechanism {
  private static final Carrier CARRIER = new Carrier.Datagrams();
  private static final int MAX_PASSWORD = 1000;

  @Override
  public Family family() {
    return BattlEyeFacts.FAMILY;
  }

  @Override
  public Carrier carrier() {
    return CARRIER;
  }

  @Override
  public LineLife lineLife() {
    return LineLife.ONE_A_SESSION;
  }

  @Override
  public boolean hasLogin(Dialect dialect) {
    return true;
  }

  @Override
  public Conversation converse(Setting setting) {
    return new BattlEyeConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    if (server.secret().isEmpty()) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': "
              + server.dialect().name()
              + " needs a password; without one such a server answers nobody");
    }
    CommandRules.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    CommandRules.checkCommand(dialect, command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException(
          "an empty command is what keeps a session of " + dialect.name() + " alive; give a word");
    }
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
