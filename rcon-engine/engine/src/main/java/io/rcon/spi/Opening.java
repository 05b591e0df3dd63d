package io.rcon.spi;

import java.net.SocketAddress;
import java.util.Optional;

/**
 * Facts about a line at the moment it stands, for {@link Conversation#opened}. Carriers whose
 * handshakes tell more will add it here. Event loop only, and not to be kept.
 */
public interface Opening {
  /**
   * The address that the line leads to: the server's in use or, behind a proxy, the proxy's.
   *
   * @return empty where the line has no address
   */
  Optional<SocketAddress> remote();
}
