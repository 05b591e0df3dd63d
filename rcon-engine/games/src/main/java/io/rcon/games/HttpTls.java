package io.rcon.games;

import io.rcon.Tls;
import io.rcon.spi.ServerTrust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the TLS contexts of HTTP clients: how the server is verified, and our own certificate. */
final class HttpTls {
  private static final char[] NO_PASSWORD = new char[0];

  private HttpTls() {}

  static SSLContext context(Tls tls) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(tls), new TrustManager[] {ServerTrust.of(tls)}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("this TLS cannot be used: " + e.getMessage(), e);
    }
  }

  private static KeyManager @Nullable [] keys(Tls tls)
      throws GeneralSecurityException, IOException {
    if (tls.clientKey().isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
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
}
