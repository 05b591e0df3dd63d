package io.rcon.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Unreachable;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.session.Link;
import java.time.Duration;

/** Sessions with servers behind something, as these tests open them. */
final class Behind {
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private Behind() {}

  static Server server(String dialect, int port) {
    return Server.of(Dialect.named(dialect).orElseThrow(), "127.0.0.1", port, Secret.of("s3cret"));
  }

  static RconSession open(Server server) {
    return Rcon.open(server, options -> options.backoff(Link.QUICK));
  }

  /** The text of an echoed word, through whatever is in between. */
  static String echo(RconSession session, String word) {
    return session.blocking().execute("echo " + word).text().strip();
  }

  /** Opens a session that must not be able to connect, and returns why. */
  static Unreachable unreachable(Server server) {
    try (RconSession session =
        Rcon.open(server, o -> o.backoff(Link.QUICK).connectTimeout(CONNECT_TIMEOUT))) {
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute("echo x"));
      assertEquals(Delivery.NOT_SENT, failure.delivery(), failure.getMessage());
      return assertInstanceOf(Unreachable.class, failure);
    }
  }
}
