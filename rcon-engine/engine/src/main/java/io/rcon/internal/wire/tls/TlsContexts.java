package io.rcon.internal.wire.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.rcon.Tls;
import io.rcon.spi.ServerTrust;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

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
      ServerTrust trust = ServerTrust.of(tls);
      SslContextBuilder builder =
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2")
              .trustManager(trust)
              .endpointIdentificationAlgorithm(trust.isNameChecked() ? "HTTPS" : null);
      tls.clientKey()
          .ifPresent(
              key -> builder.keyManager(key, tls.clientChain().toArray(X509Certificate[]::new)));
      return builder.build();
    } catch (SSLException | GeneralSecurityException e) {
      throw new IllegalArgumentException("this TLS cannot be used: " + e.getMessage(), e);
    }
  }
}
