package io.rcon.spi;

import io.rcon.Dialect;
import io.rcon.Family;

/**
 * A mechanism whose line lives as long as a connection and begins with a login. A subclass adds its
 * conversations and the checks of servers and commands. Any thread.
 */
public abstract class LoginMechanism implements Mechanism {
  private final Family family;
  private final Carrier carrier;

  /**
   * For subclasses.
   *
   * @param family the games that speak in its wire format
   * @param carrier the carrier of the bytes
   */
  protected LoginMechanism(Family family, Carrier carrier) {
    this.family = family;
    this.carrier = carrier;
  }

  @Override
  public final Family family() {
    return family;
  }

  @Override
  public final Carrier carrier() {
    return carrier;
  }

  @Override
  public final LineLife lineLife() {
    return LineLife.ONE_A_SESSION;
  }

  @Override
  public final boolean hasLogin(Dialect dialect) {
    return true;
  }
}
