package io.rcon.games;

import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** Pavlov VR's console. A service; nothing else is to be done with it. */
public final class PavlovMechanism implements Mechanism {
  private static final Carrier CARRIER = new Carrier.Stream(PavlovFraming::new);
  private static final int MAX_PASSWORD = 500;

  /** Made by the loader of services. */
  public PavlovMechanism() {}

  @Override
  public Family family() {
    return PavlovFacts.FAMILY;
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
    return new PavlovConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    if (server.secret().isEmpty()) {
      throw new IllegalArgumentException(
          "server '" + server.name() + "': " + server.dialect().name() + " needs a password");
    }
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    if (command.isBlank() || command.charAt(0) == ' ') {
      throw new IllegalArgumentException(
          "the command begins with no word, to which "
              + dialect.name()
              + " gives no answer; nothing was sent");
    }
    TextChecks.checkCommand(dialect, command);
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
