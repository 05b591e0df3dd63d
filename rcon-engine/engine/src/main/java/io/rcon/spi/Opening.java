package io.rcon.spi;

import java.net.SocketAddress;
import java.util.Optional;

/**
 * What is known of a line at the moment it stands, for {@link Conversation#opened}. Carriers whose
 * handshakes tell more will add it here. Event loop only, and not to be kept.
 */
public interface Opening {
  /**
   * What the line leads to: the server's address in use or, behind a proxy, that of the proxy.
   *
   * @return empty where the line has no address
   */
  Optional<SocketAddress> remote();
}
