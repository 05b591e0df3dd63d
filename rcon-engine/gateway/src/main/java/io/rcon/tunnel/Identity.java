package io.rcon.tunnel;

import io.rcon.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What the tunnel shows its clients: a certificate with those that vouch for it, and its key. Read
 * together, since a renewal writes one file before the other.
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {

  static Identity read(Path certificate, Path key) throws IOException {
    Tls own = Tls.systemTrust().clientCertificate(certificate, key);
    return new Identity(own.clientChain(), own.clientKey().orElseThrow());
  }

  /** Whom the certificate names, for a log. */
  String subject() {
    return LogText.harmless(chain.get(0).getSubjectX500Principal().getName());
  }

  Instant expires() {
    return chain.get(0).getNotAfter().toInstant();
  }
}
