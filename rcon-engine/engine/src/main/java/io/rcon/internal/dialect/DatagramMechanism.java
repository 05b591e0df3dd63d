package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.spi.Mechanism;
import io.rcon.spi.TextChecks;

/** Datagrams without a login: the password is in each request, and a line lives for one command. */
abstract class DatagramMechanism implements Mechanism {
  private static final Carrier CARRIER = new Carrier.Datagrams();

  private final Family family;

  /** The longest password, in bytes: what is left of a request is the command's. */
  private final int longestPassword;

  DatagramMechanism(Family family, int longestPassword) {
    this.family = family;
    this.longestPassword = longestPassword;
  }

  @Override
  public final Family family() {
    return family;
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
    TextChecks.checkPasswordIsGiven(server, "");
    TextChecks.checkPassword(server, longestPassword);
  }
}
