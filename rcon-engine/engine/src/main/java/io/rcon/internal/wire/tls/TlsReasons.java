package io.rcon.internal.wire.tls;

import io.netty.handler.ssl.NotSslRecordException;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.internal.support.Causes;
import io.rcon.internal.support.Reasons;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Describes failures of TLS, and what to do about them. */
final class TlsReasons {
  private static final int MOST_NAMES = 5;

  /** Names and texts of a peer may hold any character. */
  private static final String ODD = "[^A-Za-z0-9 .,:;=*_'()/-]";

  private TlsReasons() {}

  static boolean isOfTls(Throwable cause) {
    return Causes.find(SSLException.class, cause) != null;
  }

  static String of(Server server, @Nullable Throwable cause) {
    RefusedCertificateException refused = Causes.find(RefusedCertificateException.class, cause);
    if (refused != null) {
      return certificate(server, refused)
          + " (it offers "
          + Fingerprints.both(refused.offered())
          + "); no password was sent";
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

  private static String certificate(Server server, RefusedCertificateException refused) {
    X509Certificate offered = refused.offered();
    Throwable why = refused.getCause();
    if (why == null) {
      return "the certificate is not the pinned one: the server has a new one, or somebody stands"
          + " in between; compare before you pin it";
    }
    if (Causes.find(CertificateExpiredException.class, why) != null) {
      return "the certificate has expired (" + dates(offered) + "); have it renewed";
    }
    if (Causes.find(CertificateNotYetValidException.class, why) != null) {
      return "the certificate is not valid yet ("
          + dates(offered)
          + "); check the clocks at both ends";
    }
    String message = String.valueOf(why.getMessage());
    if (message.startsWith("No ") && message.contains("name")) {
      return "the certificate is for "
          + names(offered)
          + ", not for "
          + server.tls().flatMap(Tls::serverName).orElse(server.host())
          + "; set the server name that it bears, or pin it";
    }
    if (Causes.find(CertPathBuilderException.class, why) != null) {
      return "the certificate comes from an authority that is not trusted here, '"
          + clean(offered.getIssuerX500Principal().getName())
          + "'; give the authority's certificate (ca), or pin this one";
    }
    return "the certificate is not accepted: " + clean(message);
  }

  private static String dates(X509Certificate offered) {
    return "valid from "
        + offered.getNotBefore().toInstant()
        + " to "
        + offered.getNotAfter().toInstant();
  }

  private static String names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        all.forEach(name -> names.add(clean(String.valueOf(name.get(1)))));
      }
    } catch (CertificateParsingException e) {
      names.clear();
    }
    if (names.isEmpty()) {
      return clean(certificate.getSubjectX500Principal().getName());
    }
    List<String> first = names.subList(0, Math.min(MOST_NAMES, names.size()));
    return String.join(", ", first) + (names.size() > MOST_NAMES ? ", …" : "");
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
