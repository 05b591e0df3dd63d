package io.rcon.tunnel;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the game's address and insists that it is on this host. */
final class GameAddress {
  private GameAddress() {}

  /**
   * Looks a host up.
   *
   * @throws IllegalArgumentException if it is not known, or any of its addresses is not loopback
   */
  static InetAddress only(String host) {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "the game's host '" + host + "' is not known here; give 127.0.0.1 or [::1]", e);
    }
    for (InetAddress address : all) {
      if (!address.isLoopbackAddress()) {
        throw new IllegalArgumentException(
            "the game's host '"
                + host
                + "' is "
                + address.getHostAddress()
                + ", which is not loopback: its password would cross a network in the clear;"
                + " run the tunnel on the game's own host and give 127.0.0.1 or [::1]");
      }
    }
    return all[0];
  }
}
