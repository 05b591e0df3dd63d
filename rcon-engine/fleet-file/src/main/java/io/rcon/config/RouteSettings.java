package io.rcon.config;

import io.rcon.Proxy;
import io.rcon.Server;
import io.rcon.Tls;
import java.util.List;
import java.util.Optional;

/**
 * The settings of how servers are reached. Each part is absent where nothing is said of it; TLS and
 * a proxy can also be said to be none, against a default.
 *
 * @param tls whether there is TLS, and which
 * @param proxy whether there is a proxy, and which
 * @param localAddress where to leave from
 */
record RouteSettings(
    Optional<Optional<Tls>> tls, Optional<Optional<Proxy>> proxy, Optional<Scalar> localAddress) {
  static final RouteSettings NONE =
      new RouteSettings(Optional.empty(), Optional.empty(), Optional.empty());

  static final List<String> KEYS =
      List.of(
          TlsReader.KEY,
          ProxyReader.KEY,
          ProxyReader.PASSWORD,
          ProxyReader.PASSWORD_FILE,
          "local_address");

  RouteSettings or(RouteSettings others) {
    return new RouteSettings(
        tls.or(others::tls), proxy.or(others::proxy), localAddress.or(others::localAddress));
  }

  Server reach(Server server) {
    Server reached = server;
    if (tls.isPresent() && tls.get().isPresent()) {
      reached = reached.withTls(tls.get().get());
    }
    if (proxy.isPresent() && proxy.get().isPresent()) {
      reached = reached.withProxy(proxy.get().get());
    }
    return localAddress.isPresent() ? reached.withLocalAddress(localAddress.get().text()) : reached;
  }
}
