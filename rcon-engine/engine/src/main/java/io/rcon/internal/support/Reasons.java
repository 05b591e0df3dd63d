package io.rcon.internal.support;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Describes failures of the network in words that do not depend on the platform. */
public final class Reasons {
  private Reasons() {}

  /**
   * Describes a failure and, where there is one, its remedy.
   *
   * @param cause the failure, if there is one
   * @return the words
   */
  public static String of(@Nullable Throwable cause) {
    if (cause == null) {
      return "the connection failed";
    }
    String message = String.valueOf(cause.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (cause instanceof PortUnreachableException) {
      return "nothing listens at the port";
    }
    if (lower.contains("connection reset") || lower.contains("broken pipe")) {
      return "the connection was reset";
    }
    if (lower.contains("refused")) {
      return "connection refused: nothing listens at the port, or a firewall rejects it";
    }
    if (lower.contains("too many open files")) {
      return "this process has no descriptors left; raise its limit (ulimit -n)";
    }
    if (lower.contains("cannot assign requested address")) {
      return "no local port is free towards this server, or the local address is not this machine's;"
          + " close connections, or widen net.ipv4.ip_local_port_range";
    }
    if (lower.contains("address already in use")) {
      return "no local port is free; close connections, or widen net.ipv4.ip_local_port_range";
    }
    if (cause instanceof NoRouteToHostException || lower.contains("unreachable")) {
      return "no route to the host";
    }
    if (cause instanceof ConnectException && lower.contains("timed out")) {
      return "no answer to the connection request";
    }
    if (Causes.find(SSLException.class, cause) != null) {
      return "the TLS connection broke";
    }
    return message;
  }
}
