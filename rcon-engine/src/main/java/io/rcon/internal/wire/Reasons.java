package io.rcon.internal.wire;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Failures of the network in words that do not depend on the platform. */
final class Reasons {
  private Reasons() {}

  static String of(@Nullable Throwable cause) {
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
    if (cause instanceof NoRouteToHostException || lower.contains("unreachable")) {
      return "no route to the host";
    }
    if (cause instanceof ConnectException && lower.contains("timed out")) {
      return "no answer to the connection request";
    }
    if (TlsReasons.isOfTls(cause)) {
      return "the TLS connection broke";
    }
    return message;
  }
}
