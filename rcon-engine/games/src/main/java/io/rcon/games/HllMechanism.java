package io.rcon.games;

import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** Hell Let Loose's second protocol. A service; nothing else is to be done with it. */
public final class HllMechanism implements Mechanism {
  private static final Carrier CARRIER = new Carrier.Stream(HllFraming::new);
  private static final int MAX_PASSWORD = 500;

  /** Made by the loader of services. */
  public HllMechanism() {}

  @Override
  public Family family() {
    return HllFacts.FAMILY;
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
    return new HllConversation(setting);
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
    TextChecks.checkCommand(dialect, command);
    HllCommand.of(command);
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
