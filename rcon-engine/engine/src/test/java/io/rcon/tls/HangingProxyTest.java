package io.rcon.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.Proxy;
import io.rcon.Rcon;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.Tls;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A proxy that accepts and says nothing. In a class of its own: what a session leaves behind for
 * seconds after its end is still there when the class has ended, and the search for leaks finds it.
 */
@Timeout(60)
class HangingProxyTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSessionThatIsClosedLeavesItAtOnce(boolean socks) throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = proxy.getLocalPort();
      Server server =
          Server.of(Dialect.MINECRAFT, "game.example", 25575, Secret.of("s3cret"))
              .withProxy(socks ? Proxy.socks5("127.0.0.1", port) : Proxy.http("127.0.0.1", port))
              .withTls(Tls.systemTrust().ca(TestPki.ca()));
      RconSession session = Rcon.open(server);
      try (Socket accepted = proxy.accept()) {
        accepted.setSoTimeout(10_000);
        // The beginning of the greeting: the handshake waits for the answer to it.
        accepted.getInputStream().readNBytes(3);
        session.close();
        while (accepted.getInputStream().read() >= 0) {
          // The rest of the greeting, and the end.
        }
      }
      assertEquals(SessionState.CLOSED, session.state());
    }
  }
}
