package io.rcon.games;

import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** Pavlov VR's console. A service; nothing else is to be done with it. */
public final class PavlovMechanism extends LoginMechanism {
  private static final Carrier CARRIER = new Carrier.Stream(PavlovFraming::new);
  private static final int MAX_PASSWORD = 500;

  /** Made by the loader of services. */
  public PavlovMechanism() {
    super(PavlovFacts.FAMILY, CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new PavlovConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    TextChecks.checkPasswordIsGiven(server, "");
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
}
