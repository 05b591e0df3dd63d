package io.rcon.simulation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Who lives where. */
final class VirtualAddresses {
  static final InetAddress ENGINE = address(10, 0, 0, 1);
  static final InetAddress ATTACKER = address(10, 9, 9, 9);
  static final InetSocketAddress NAME_SERVER = new InetSocketAddress(address(10, 0, 0, 53), 53);

  private VirtualAddresses() {}

  static InetAddress server(int number, int move) {
    return address(10, 1, number, 1 + move);
  }

  /** Another address that a server's name leads to. */
  static InetAddress decoy(int number, int which, boolean v6) {
    return v6
        ? address(0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number, 0, which)
        : address(10, 2, number, which);
  }

  private static InetAddress address(int... parts) {
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) parts[i];
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
