package io.rcon.games;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.Server;
import io.rcon.codec.PeerText;
import io.rcon.spi.RefusedCertificateException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Makes failures of what went wrong before there was an answer: the reason, and whether the command
 * can have run.
 */
final class HttpFailures {
  private static final int MOST_TOLD = 600;
  private static final int MOST_CAUSES = 20;

  private HttpFailures() {}

  static RconException of(Server server, Throwable thrown) {
    String name = server.name();
    RconException known = find(thrown, RconException.class);
    if (known != null) {
      return known;
    }
    SSLException tls = find(thrown, SSLException.class);
    if (tls != null && isBefore(tls)) {
      return new RconException.Unreachable(name, Delivery.NOT_SENT, Step.TLS, ofTls(tls));
    }
    if (find(thrown, UnresolvedAddressException.class) != null) {
      return unreachable(server, "the name " + server.host() + " has no address");
    }
    if (find(thrown, HttpConnectTimeoutException.class) != null) {
      return unreachable(server, "no connection to " + server.address() + " in time");
    }
    ConnectException refused = find(thrown, ConnectException.class);
    if (refused != null) {
      String why = refused.getMessage() == null ? "nothing listens there" : told(refused);
      return unreachable(server, "no connection to " + server.address() + ": " + why);
    }
    if (find(thrown, NoRouteToHostException.class) != null) {
      return unreachable(server, "no route to " + server.address());
    }
    Throwable tooLong = find(thrown, LimitedBody.TooLongException.class);
    if (tooLong != null) {
      return new RconException.ProtocolViolation(name, Delivery.UNKNOWN, told(tooLong));
    }
    ProtocolException strange = find(thrown, ProtocolException.class);
    if (strange != null) {
      return new RconException.ProtocolViolation(
          name,
          Delivery.UNKNOWN,
          "the answer is no HTTP ("
              + told(strange)
              + "); check that the port is the API's, and whether it speaks TLS");
    }
    return new RconException.Disconnected(
        name,
        Delivery.UNKNOWN,
        "the connection was lost before the whole answer came (" + told(last(thrown)) + ")");
  }

  /** Nothing of ours leaves before the handshake is over. */
  private static boolean isBefore(SSLException tls) {
    return tls instanceof SSLHandshakeException
        || String.valueOf(tls.getMessage()).startsWith("Unsupported or unrecognized");
  }

  private static String ofTls(SSLException tls) {
    Throwable refused = find(tls, RefusedCertificateException.class);
    if (refused != null) {
      return refused.getMessage() + "; no password was sent";
    }
    return tls instanceof SSLHandshakeException
        ? "the TLS handshake failed: " + told(tls)
        : "the peer does not speak TLS; check the port";
  }

  private static RconException unreachable(Server server, String why) {
    return new RconException.Unreachable(server.name(), Delivery.NOT_SENT, why);
  }

  private static <T> @Nullable T find(Throwable thrown, Class<T> type) {
    Throwable at = thrown;
    for (int i = 0; at != null && i < MOST_CAUSES; i++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }

  private static Throwable last(Throwable thrown) {
    Throwable at = thrown;
    for (int i = 0; at.getCause() != null && i < MOST_CAUSES; i++) {
      at = at.getCause();
    }
    return at;
  }

  private static String told(Throwable thrown) {
    String message = thrown.getMessage();
    return PeerText.oneLine(
        message == null ? thrown.getClass().getSimpleName() : message, MOST_TOLD);
  }
}
