package io.rcon.internal.wire.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.rcon.Tls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The TLS contexts that sessions share, one for each {@link Tls} value: a fleet of ten thousand has
 * few of them, and each reads its authorities when it is made. Any thread.
 */
public final class TlsContexts {
  private final Map<Tls, SslContext> contexts = new ConcurrentHashMap<>();

  /** Makes an empty store. */
  public TlsContexts() {}

  /** Takes tens of milliseconds the first time. */
  SslContext of(Tls tls) {
    return contexts.computeIfAbsent(tls, TlsContexts::make);
  }

  private static SslContext make(Tls tls) {
    try {
      SslContextBuilder builder =
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2")
              .trustManager(new OfferedCertificate(verifier(tls), tls))
              .endpointIdentificationAlgorithm(isNameChecked(tls) ? "HTTPS" : null);
      tls.clientKey()
          .ifPresent(
              key -> builder.keyManager(key, tls.clientChain().toArray(X509Certificate[]::new)));
      return builder.build();
    } catch (SSLException | GeneralSecurityException e) {
      throw new IllegalArgumentException("this TLS cannot be used: " + e.getMessage(), e);
    }
  }

  private static boolean isNameChecked(Tls tls) {
    return !tls.isInsecure() && (tls.pins().isEmpty() || !tls.authorities().isEmpty());
  }

  /** Checks issuer, name and dates; null where nothing is checked. */
  private static @Nullable X509ExtendedTrustManager verifier(Tls tls)
      throws GeneralSecurityException {
    if (!isNameChecked(tls)) {
      return null;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(tls.authorities().isEmpty() ? null : store(tls.authorities()));
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
}
