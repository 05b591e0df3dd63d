package io.rcon.games;

import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** Hell Let Loose's second protocol. A service; nothing else is to be done with it. */
public final class HllMechanism extends LoginMechanism {
  private static final Carrier CARRIER = new Carrier.Stream(HllFraming::new);
  private static final int MAX_PASSWORD = 500;

  /** Made by the loader of services. */
  public HllMechanism() {
    super(HllFacts.FAMILY, CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new HllConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    TextChecks.checkPasswordIsGiven(server, "");
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkCommand(dialect, command);
    HllCommand.of(command);
  }
}
