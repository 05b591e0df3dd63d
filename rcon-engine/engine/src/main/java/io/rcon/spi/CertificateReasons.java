package io.rcon.spi;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes why a certificate is not accepted, and what to do about it. */
final class CertificateReasons {
  static final String NOT_PINNED =
      "the certificate is not the pinned one: the server has a new one, or somebody stands in"
          + " between; compare before you pin it";

  private static final int MOST_NAMES = 5;

  /** A chain of causes can lead back to where it began. */
  private static final int MOST_CAUSES = 20;

  /** Names and texts of a peer may hold any character. */
  private static final String ODD = "[^A-Za-z0-9 .,:;=*_'()/-]";

  private CertificateReasons() {}

  /**
   * Describes a failure of the verification.
   *
   * @param offered the server's certificate
   * @param why the failure
   * @param expected the name that the certificate should bear; null if it is not known
   */
  static String of(X509Certificate offered, CertificateException why, @Nullable String expected) {
    if (isDueTo(CertificateExpiredException.class, why)) {
      return "the certificate has expired (" + dates(offered) + "); have it renewed";
    }
    if (isDueTo(CertificateNotYetValidException.class, why)) {
      return "the certificate is not valid yet ("
          + dates(offered)
          + "); check the clocks at both ends";
    }
    String message = String.valueOf(why.getMessage());
    if (message.startsWith("No ") && message.contains("name")) {
      return "the certificate is for "
          + names(offered)
          + ", not for "
          + (expected == null ? "the name that was asked for" : expected)
          + "; set the server name that it bears, or pin it";
    }
    if (isDueTo(CertPathBuilderException.class, why)) {
      return "the certificate comes from an authority that is not trusted here, '"
          + clean(offered.getIssuerX500Principal().getName())
          + "'; give the authority's certificate (ca), or pin this one";
    }
    return "the certificate is not accepted: " + clean(message);
  }

  private static boolean isDueTo(Class<? extends Exception> type, Throwable why) {
    Throwable cause = why;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
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

  private static String clean(String text) {
    String short200 = text.length() > 200 ? text.substring(0, 200) : text;
    return short200.replaceAll(ODD, "?");
  }
}
