package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;

/** Datagrams without a login: the password is in each request, and a line lives for one command. */
abstract class DatagramMechanism implements Mechanism {
  private static final Carrier CARRIER = new Carrier.Datagrams();

  /** The longest password, in bytes: what is left of a request is the command's. */
  private final int longestPassword;

  DatagramMechanism(int longestPassword) {
    this.longestPassword = longestPassword;
  }

  @Override
  public final Carrier carrier() {
    return CARRIER;
  }

  @Override
  public final LineLife lineLife() {
    return LineLife.ONE_A_COMMAND;
  }

  @Override
  public final boolean hasLogin(Dialect dialect) {
    return false;
  }

  @Override
  public final void checkServer(Server server) {
    if (server.secret().isEmpty()) {
      throw new IllegalArgumentException(
          "server '" + server.name() + "': " + server.dialect().name() + " needs a password");
    }
    CommandRules.checkPassword(server, longestPassword);
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
