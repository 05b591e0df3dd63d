package io.rcon.simulation;

import io.rcon.simulation.VirtualStreams.Connection;
import java.net.InetSocketAddress;

/** Counts the engine's connections, and looks at nothing else. */
final class ConnectionTap implements VirtualStreams.Watch, VirtualDatagrams.Watch {
  private int dials;
  private int open;
  private int most;

  int dials() {
    return dials;
  }

  int most() {
    return most;
  }

  @Override
  public void dialed(Connection connection) {
    dials++;
    most = Math.max(most, ++open);
  }

  @Override
  public void hungUp(Connection connection) {
    open--;
  }

  @Override
  public void made(Connection connection) {}

  @Override
  public void written(Connection connection, byte[] bytes) {}

  @Override
  public void answered(Connection connection, byte[] bytes) {}

  @Override
  public void sent(InetSocketAddress from, InetSocketAddress to, byte[] bytes, int copies) {}

  @Override
  public void arrives(
      InetSocketAddress from, InetSocketAddress to, byte[] bytes, VirtualDatagrams.Origin origin) {}
}
