package io.rcon.spi;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * A server's certificate is not accepted. The message says why, what to do, and the fingerprints of
 * the certificate and of its key, so that they can be compared and pinned; it holds nothing of the
 * peer's that a terminal could mistake for more than text.
 */
public final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  RefusedCertificateException(
      String why, X509Certificate offered, @Nullable CertificateException cause) {
    super(why + " (it offers " + Fingerprints.both(offered) + ")", cause);
  }
}
