package io.rcon.games;

import io.rcon.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a server for HTTP as {@link Tls} says: by issuer, name and dates, by its pins, by both,
 * or not at all. What is refused is named by its fingerprint, so that it can be compared and
 * pinned; nothing is trusted because it was met first.
 */
final class PinnedTls extends X509ExtendedTrustManager {
  private static final char[] NO_PASSWORD = new char[0];

  private final @Nullable X509ExtendedTrustManager verifier;
  private final List<String> pins;

  private PinnedTls(@Nullable X509ExtendedTrustManager verifier, List<String> pins) {
    this.verifier = verifier;
    this.pins = pins;
  }

  static SSLContext context(Tls tls) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust = {new PinnedTls(isNameChecked(tls) ? verifier(tls) : null, tls.pins())};
      context.init(keys(tls), trust, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("this TLS cannot be used: " + e.getMessage(), e);
    }
  }

  private static boolean isNameChecked(Tls tls) {
    return !tls.isInsecure() && (tls.pins().isEmpty() || !tls.authorities().isEmpty());
  }

  private static X509ExtendedTrustManager verifier(Tls tls)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore store = null;
    if (!tls.authorities().isEmpty()) {
      store = emptyStore();
      int number = 0;
      for (X509Certificate authority : tls.authorities()) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
    }
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("this Java has no verifier of certificates");
  }

  private static KeyManager @Nullable [] keys(Tls tls)
      throws GeneralSecurityException, IOException {
    if (tls.clientKey().isEmpty()) {
      return null;
    }
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client",
        tls.clientKey().get(),
        NO_PASSWORD,
        tls.clientChain().toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String how, SSLEngine engine)
      throws CertificateException {
    try {
      if (verifier != null) {
        verifier.checkServerTrusted(chain, how, engine);
      }
    } catch (CertificateException e) {
      throw new CertificateException(
          "the certificate is not trusted here ("
              + e.getMessage()
              + "); compare and pin it, or give its authority ("
              + offered(chain[0])
              + ")",
          e);
    }
    if (!pins.isEmpty()
        && !pins.contains(sha256(chain[0].getEncoded()))
        && !pins.contains(sha256(chain[0].getPublicKey().getEncoded()))) {
      throw new CertificateException(
          "the certificate is not the pinned one: the server has a new one, or somebody stands in"
              + " between; compare before you pin it ("
              + offered(chain[0])
              + ")");
    }
  }

  private static String offered(X509Certificate certificate) throws CertificateException {
    return "it offers "
        + sha256(certificate.getEncoded())
        + ", key "
        + sha256(certificate.getPublicKey().getEncoded());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
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
