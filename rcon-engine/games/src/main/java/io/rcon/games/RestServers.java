package io.rcon.games;

import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.spi.TextChecks;

/** Checks that a server can be reached by HTTP. */
final class RestServers {
  private static final int MAX_PASSWORD = 500;

  private RestServers() {}

  /**
   * Checks a server, and gives it TLS where it speaks that by itself.
   *
   * @throws IllegalArgumentException if it cannot be spoken to; the message says why
   */
  static Server checked(Server server) {
    String name = "server '" + server.name() + "': ";
    if (!RestCommands.speak(server.dialect())) {
      throw new IllegalArgumentException(
          name
              + "dialect '"
              + server.dialect().name()
              + "' has sessions; open one, and take Commands.of(session)");
    }
    if (server.secret().isEmpty()) {
      throw new IllegalArgumentException(name + server.dialect().name() + " needs a password");
    }
    TextChecks.checkPassword(server, MAX_PASSWORD);
    if (!server.hasRcon()) {
      throw new IllegalArgumentException(name + "it is only queried ('rcon: false')");
    }
    refuse(server, server.proxy().isPresent(), "a proxy");
    refuse(server, server.localAddress().isPresent(), "a local address");
    refuse(
        server,
        server.tls().flatMap(Tls::serverName).isPresent(),
        "another name for TLS; pin the certificate instead");
    boolean missing = server.tls().isEmpty() && server.dialect().get(RestFacts.HTTPS);
    return missing ? server.withTls(Tls.systemTrust()) : server;
  }

  private static void refuse(Server server, boolean given, String what) {
    if (given) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': "
              + server.dialect().name()
              + " is spoken to by HTTP, which takes no "
              + what.substring(what.indexOf(' ') + 1)
              + " here");
    }
  }

  static RestLogin login(Server server, HttpCalls calls) {
    return switch (server.dialect().get(RestFacts.STYLE)) {
      case PATHS -> new BasicLogin(server);
      case FUNCTIONS -> new BearerLogin(server, calls);
    };
  }
}
