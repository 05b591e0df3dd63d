package io.rcon.config;

import io.rcon.Readings;
import io.rcon.Server;
import java.util.List;
import java.util.Optional;

/**
 * The settings of how servers are asked beside rcon. Each part is absent where nothing is said of
 * it.
 *
 * @param port where queries go
 * @param direct whether they may go around a proxy and TLS
 * @param rcon whether there is rcon at all
 */
record QueryKeys(Optional<Integer> port, Optional<Boolean> direct, Optional<Boolean> rcon) {
  static final QueryKeys NONE = new QueryKeys(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String PORT = "query_port";
  private static final String QUERY = "query";
  private static final String RCON = "rcon";

  static final List<String> KEYS = List.of(PORT, QUERY, RCON);

  static QueryKeys read(Section section) {
    return new QueryKeys(
        section.find(PORT, value -> WrittenNode.read(value, Readings.integer(1, 65535), 1)),
        section.find(QUERY, value -> word(value, "direct", "default")),
        section.find(RCON, value -> word(value, "on", "off")));
  }

  private static boolean word(Scalar value, String yes, String no) {
    if (!value.text().equals(yes) && !value.text().equals(no)) {
      throw value.noneOf(List.of(yes, no));
    }
    return value.text().equals(yes);
  }

  QueryKeys or(QueryKeys others) {
    return new QueryKeys(port.or(others::port), direct.or(others::direct), rcon.or(others::rcon));
  }

  Server ask(Server server) {
    Server asked = port.isPresent() ? server.queryPort(port.get()) : server;
    asked = direct.orElse(false) ? asked.queriedDirectly() : asked;
    return rcon.orElse(true) ? asked : asked.withoutRcon();
  }
}
