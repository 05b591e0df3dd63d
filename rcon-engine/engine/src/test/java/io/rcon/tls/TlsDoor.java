package io.rcon.tls;

import io.rcon.tls.TestPki.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Ends TLS in front of a server that speaks clear text, as stunnel does. */
final class TlsDoor implements AutoCloseable {
  final LoopbackRelay relay;

  /** The names that clients asked for. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private TlsDoor(int target, Shows shows, boolean wantsClient, String... protocols) {
    try {
      SSLServerSocket listener =
          (SSLServerSocket)
              TestPki.server(shows)
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, LoopbackRelay.loopback());
      listener.setNeedClientAuth(wantsClient);
      if (protocols.length > 0) {
        listener.setEnabledProtocols(protocols);
      }
      relay = new LoopbackRelay(listener, near -> greet(near, target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TlsDoor to(int target, Shows shows) {
    return new TlsDoor(target, shows, false);
  }

  static TlsDoor wantingClient(int target, String protocol) {
    return new TlsDoor(target, Shows.GOOD, true, protocol);
  }

  static TlsDoor speaking(int target, String protocol) {
    return new TlsDoor(target, Shows.GOOD, false, protocol);
  }

  private Optional<Socket> greet(Socket near, int target) throws IOException {
    SSLSocket socket = (SSLSocket) near;
    socket.startHandshake();
    ((ExtendedSSLSession) socket.getSession())
        .getRequestedServerNames()
        .forEach(name -> asked.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
    return LoopbackRelay.to(target);
  }

  int port() {
    return relay.port();
  }

  @Override
  public void close() {
    relay.close();
  }
}
