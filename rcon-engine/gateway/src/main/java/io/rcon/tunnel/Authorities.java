package io.rcon.tunnel;

import io.rcon.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The authorities whose clients are let in. They are asked in the handshake, and again for clients
 * that are connected when the authorities change.
 */
final class Authorities {
  /** They vouch for nobody. */
  static final Authorities NONE = new Authorities(List.of(), null);

  private final List<X509Certificate> certificates;
  private final @Nullable X509TrustManager judge;

  private Authorities(List<X509Certificate> certificates, @Nullable X509TrustManager judge) {
    this.certificates = certificates;
    this.judge = judge;
  }

  static Authorities read(Path file) throws IOException {
    List<X509Certificate> certificates = Tls.systemTrust().ca(file).authorities();
    try {
      return new Authorities(certificates, judge(certificates));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds certificates that cannot be used: " + e.getMessage(), e);
    }
  }

  private static X509TrustManager judge(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry(Integer.toString(i), certificates.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  List<X509Certificate> certificates() {
    return certificates;
  }

  /** Whether they vouch for a client now, its certificate first in the chain. */
  boolean vouchFor(X509Certificate[] chain) {
    if (judge == null) {
      return false;
    }
    try {
      judge.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }
}
