package io.rcon.spi;

import io.rcon.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the certificate of a server as its {@link Tls} says: by issuer, name and dates, by its
 * pins, by both, or not at all. The engine verifies with it, and so can a library that makes TLS
 * connections itself. A certificate that is not accepted fails the handshake with a {@link
 * RefusedCertificateException}. Any thread.
 */
public final class ServerTrust extends X509ExtendedTrustManager {
  private final @Nullable X509ExtendedTrustManager verifier;
  private final List<String> pins;

  private ServerTrust(@Nullable X509ExtendedTrustManager verifier, List<String> pins) {
    this.verifier = verifier;
    this.pins = pins;
  }

  /**
   * Makes the trust manager of a TLS context. It reads the authorities, which takes tens of
   * milliseconds: make one for all servers with the same {@link Tls}.
   *
   * @param tls how servers are verified
   * @return a trust manager for engines that are made with the name that is expected in the
   *     certificate: {@link Tls#serverName()}, or else the server's host
   * @throws GeneralSecurityException if the authorities cannot be used
   */
  public static ServerTrust of(Tls tls) throws GeneralSecurityException {
    boolean named = !tls.isInsecure() && (tls.pins().isEmpty() || !tls.authorities().isEmpty());
    return new ServerTrust(named ? verifier(tls.authorities()) : null, tls.pins());
  }

  private static X509ExtendedTrustManager verifier(List<X509Certificate> authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.isEmpty() ? null : store(authorities));
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager verifier) {
        return verifier;
      }
    }
    throw new GeneralSecurityException("this Java has no verifier of certificates");
  }

  private static KeyStore store(List<X509Certificate> authorities) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return store;
  }

  /**
   * Whether the name in the certificate counts. An engine compares it only if its {@linkplain
   * javax.net.ssl.SSLParameters#setEndpointIdentificationAlgorithm algorithm of endpoint
   * identification} is {@code HTTPS}.
   *
   * @return false if nothing is verified, or nothing but the pins
   */
  public boolean isNameChecked() {
    return verifier != null;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String how, SSLEngine engine)
      throws CertificateException {
    try {
      if (verifier != null) {
        verifier.checkServerTrusted(chain, how, engine);
      }
    } catch (CertificateException e) {
      String why = CertificateReasons.of(chain[0], e, engine.getPeerHost());
      throw new RefusedCertificateException(why, chain[0], e);
    }
    if (!pins.isEmpty()
        && !pins.contains(Fingerprints.ofCertificate(chain[0]))
        && !pins.contains(Fingerprints.ofKey(chain[0]))) {
      throw new RefusedCertificateException(CertificateReasons.NOT_PINNED, chain[0], null);
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
