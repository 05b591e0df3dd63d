package io.rcon.internal.wire.tls;

import io.rcon.Tls;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the certificate of a server: by issuer, name and dates, by its pins, by both, or not at
 * all. The failure keeps a refused certificate, so that it can be compared and pinned.
 */
final class OfferedCertificate extends X509ExtendedTrustManager {
  private final @Nullable X509ExtendedTrustManager verifier;
  private final List<String> pins;

  OfferedCertificate(@Nullable X509ExtendedTrustManager verifier, Tls tls) {
    this.verifier = verifier;
    this.pins = tls.pins();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String how, SSLEngine engine)
      throws CertificateException {
    try {
      if (verifier != null) {
        verifier.checkServerTrusted(chain, how, engine);
      }
    } catch (CertificateException e) {
      throw new RefusedCertificateException(chain[0], e);
    }
    if (!pins.isEmpty()
        && !pins.contains(Fingerprints.ofCertificate(chain[0]))
        && !pins.contains(Fingerprints.ofKey(chain[0]))) {
      throw new RefusedCertificateException(chain[0], null);
    }
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return verifier == null ? new X509Certificate[0] : verifier.getAcceptedIssuers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String how) throws CertificateException {
    throw notHere();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String how, Socket socket)
      throws CertificateException {
    throw notHere();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String how) throws CertificateException {
    throw notHere();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String how, Socket socket)
      throws CertificateException {
    throw notHere();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String how, SSLEngine engine)
      throws CertificateException {
    throw notHere();
  }

  /** Without the engine the name could not be checked. */
  private static CertificateException notHere() {
    return new CertificateException("only servers are verified, and only for an engine");
  }
}
