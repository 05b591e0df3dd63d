package io.rcon.internal.wire.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** A server's certificate that is not accepted, and why; without a cause it is not the pinned. */
final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final X509Certificate offered;

  RefusedCertificateException(X509Certificate offered, @Nullable CertificateException cause) {
    super(cause == null ? "not the pinned certificate" : String.valueOf(cause.getMessage()), cause);
    this.offered = offered;
  }

  X509Certificate offered() {
    return offered;
  }
}
