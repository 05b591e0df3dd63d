package io.rcon;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The TLS, the proxy and the local address of a connection to a server. Most servers have none and
 * share one value.
 *
 * @param tls null for clear text
 * @param proxy null for none
 * @param localAddress null for the engine's choice
 */
record Route(@Nullable Tls tls, @Nullable Proxy proxy, @Nullable String localAddress) {
  static final Route DIRECT = new Route(null, null, null);

  Route with(Tls by) {
    return new Route(Objects.requireNonNull(by, "tls"), proxy, localAddress);
  }

  Route with(Proxy through) {
    return new Route(tls, Objects.requireNonNull(through, "proxy"), localAddress);
  }

  Route with(String from) {
    return new Route(tls, proxy, Objects.requireNonNull(from, "address"));
  }

  /**
   * Names and hosts begin lines of the log, so they must not hold line breaks, which would forge
   * others.
   */
  static void checkOneLine(String what, String text) {
    if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
      throw new IllegalArgumentException(what + " must not hold control characters");
    }
  }

  /** A host without the brackets of IPv6, if it and the port can be connected to. */
  static String bare(String host, int port) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a server needs a host");
    }
    checkOneLine("a server's host", host);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** The text {@code host:port}, IPv6 in brackets. */
  static String address(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
