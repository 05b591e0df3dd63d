package io.rcon.internal.wire.tls;

import io.netty.handler.ssl.NotSslRecordException;
import io.rcon.internal.support.Causes;
import io.rcon.internal.support.Reasons;
import io.rcon.spi.RefusedCertificateException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Describes failures of TLS, and what to do about them. */
final class TlsReasons {
  /** The texts of a peer may hold any character. */
  private static final String ODD = "[^A-Za-z0-9 .,:;=*_'()/-]";

  private TlsReasons() {}

  static boolean isOfTls(Throwable cause) {
    return Causes.find(SSLException.class, cause) != null;
  }

  static String of(@Nullable Throwable cause) {
    RefusedCertificateException refused = Causes.find(RefusedCertificateException.class, cause);
    if (refused != null) {
      return refused.getMessage() + "; no password was sent";
    }
    if (Causes.find(NotSslRecordException.class, cause) != null) {
      return "the peer does not speak TLS; check the port, or leave out tls if it speaks RCON in"
          + " clear text";
    }
    if (Causes.find(ClosedChannelException.class, cause) != null) {
      return "the peer closed the connection during the TLS handshake; check that the port speaks"
          + " TLS";
    }
    SSLException tls = Causes.find(SSLException.class, cause);
    return tls == null
        ? Reasons.of(cause) + " during the TLS handshake"
        : spoken(String.valueOf(tls.getMessage()));
  }

  /** The peer's own reason, by its alert. */
  private static String spoken(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (!lower.contains("received fatal alert")) {
      return "the TLS handshake failed: " + clean(message);
    }
    String alert = clean(lower.substring(lower.indexOf(':') + 1).strip());
    String hint =
        switch (alert) {
          case "certificate_required", "bad_certificate", "handshake_failure" ->
              "it may want a client certificate, or another one";
          case "unknown_ca",
              "certificate_unknown",
              "certificate_expired",
              "certificate_revoked",
              "access_denied" ->
              "it does not accept our client certificate";
          case "unrecognized_name" -> "it knows no server of that name; set the server name";
          case "protocol_version" -> "it speaks neither TLS 1.3 nor 1.2";
          default -> "see its log";
        };
    return "the peer ended TLS with the alert '" + alert + "': " + hint;
  }

  private static String clean(String text) {
    String short200 = text.length() > 200 ? text.substring(0, 200) : text;
    return short200.replaceAll(ODD, "?");
  }
}
